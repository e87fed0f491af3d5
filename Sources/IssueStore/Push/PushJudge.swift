package import Git
package import Issues

/// Judges what a push brings, reference by reference.
///
/// Each is judged as the net change from where it parted from what it replaces, a new one from the default branch;
/// whether its objects are new plays no part, since they may have come in by a way that nobody watched.
package final class PushJudge {
  /// What was found about one reference; about several that are to name the same commit, once.
  package struct Verdict {
    package let references: [String]
    package let judged: Judged
    package let loosenings: [Loosening]
    /// What of the new settings cannot be read.
    package let fault: SettingsError?
    /// The issues whose changes the update takes back: those of commits that are in the old history alone.
    package let takenBack: [IssueID]
    /// The commits that brought in what was found, by path.
    package let origins: [String: Commit]

    package var isRefused: Bool { judged.hasErrors || fault != nil }
    package var isSilent: Bool {
      judged.diagnostics.isEmpty && loosenings.isEmpty && fault == nil && takenBack.isEmpty
    }
  }

  private let store: IssueStore
  private let updates: [ReferenceUpdate]
  /// The newest commit of the default branch, before the push.
  private let defaultTip: ObjectID?
  /// The default branch that the push makes, where there was none.
  private let firstBranch: ReferenceUpdate?
  private let policies: PolicyHistory
  private let recent = RecentVerdicts()
  /// The history of the default branch; it is walked as a whole only where many references are looked up in it.
  private lazy var defaultHistory: Set<ObjectID> = {
    guard updates.count > Self.manyReferences, let defaultTip else { return [] }
    return Set((try? store.repository.history(from: [defaultTip], order: .time)) ?? [])
  }()

  private static let manyReferences = 16

  package init(_ store: IssueStore, _ updates: [ReferenceUpdate]) throws {
    self.store = store
    self.updates = updates
    policies = PolicyHistory(store)
    let head = try store.repository.head()
    let names = [head.reference, "refs/heads/main", "refs/heads/master"]
    defaultTip = try head.commit ?? names.compactMap { try store.repository.commit(ofReference: $0) }.first
    firstBranch =
      defaultTip == nil
      ? names.lazy.compactMap { name in updates.first { $0.reference == name && $0.new != nil } }.first : nil
  }

  /// Judges the references in the order of the push.
  ///
  /// - Parameter visit: Is given what there is to tell, and says whether to go on: a push that is refused is refused as
  ///   a whole, however many more references are wrong.
  package func judge(_ visit: (Verdict) throws -> Bool) throws {
    var references: [CommitRange: [String]] = [:]
    var ranges: [[ObjectID?]: CommitRange] = [:]
    var order: [(range: CommitRange, update: ReferenceUpdate)] = []
    for update in updates {
      guard let new = try commit(update.new) else { continue }
      let target = try target(of: update)
      // To find where two histories part takes a walk, and many references may name one commit.
      let range = try ranges[[new, target]] ?? range(to: new, from: target)
      ranges[[new, target]] = range
      if references[range] == nil { order.append((range, update)) }
      references[range, default: []].append(update.reference)
    }
    for (range, update) in order {
      let verdict = try judge(range, as: references[range] ?? [], update)
      guard try verdict.isSilent || visit(verdict) else { return }
    }
  }

  /// The commit that an object is or leads to; nil for a tag of anything else.
  private func commit(_ object: ObjectID?) throws -> ObjectID? {
    try object.flatMap { try store.repository.commit(peeledFrom: $0) }
  }

  /// What a reference is compared with: what it named before, or the default branch.
  private func target(of update: ReferenceUpdate) throws -> ObjectID? {
    if let old = try commit(update.old) ?? defaultTip { return old }
    return update == firstBranch ? nil : try commit(firstBranch?.new)
  }

  private func range(to new: ObjectID, from target: ObjectID?) throws -> CommitRange {
    guard let target else { return CommitRange(base: nil, tip: new, target: nil) }
    let isOld = target == new || target == defaultTip && defaultHistory.contains(new)
    return CommitRange(
      base: isOld ? new : try store.repository.mergeBase(target, new), tip: new, target: target, main: defaultTip)
  }

  private func judge(_ range: CommitRange, as references: [String], _ update: ReferenceUpdate) throws -> Verdict {
    let change = try store.changes(in: range)
    let takenBack = try takenBack(by: range, update)
    let policy = try policies.policy(for: range)
    var judged = try store.judge(change, range, by: checker(of: change, under: policy))
    judged += try broughtBack(by: range, update, under: policy, besides: judged.diagnostics)
    let settings = try change.settings(after: policy)
    return Verdict(
      references: references, judged: judged, loosenings: settings.loosenings, fault: settings.fault,
      takenBack: takenBack, origins: try store.origins(of: Set(judged.diagnostics.map(\.path)), in: range))
  }

  private func checker(of change: ChangeSet, under policy: Policy) -> Checker {
    var checker = Checker(change, under: policy)
    checker.recent = recent
    return checker
  }

  /// What an update with another history puts in place of what was right: without it, a bad report that was mended
  /// before it was pushed could be brought back by moving the branch to where it was bad.
  private func broughtBack(
    by range: CommitRange, _ update: ReferenceUpdate, under policy: Policy, besides known: [Diagnostic]
  ) throws -> Judged {
    guard let old = try commit(update.old), range.base != old else { return Judged() }
    let change = try store.changes(in: CommitRange(base: old, tip: range.tip, target: nil, main: defaultTip))
    let prefixes = policy.settings.configuration.prefixes
    let now = try Checker(change.snapshot, comparedWith: nil, under: policy).check(change.files(prefixes: prefixes))
    guard now.hasErrors, let previous = change.previous else { return Judged() }
    let before = try Checker(previous, comparedWith: nil, under: policy).check(
      change.previousFiles(prefixes: prefixes))
    let told = Set((before.diagnostics + known).map { Fault($0) })
    let new = now.diagnostics.filter { $0.level == .error && !told.contains(Fault($0)) }
    return Judged(diagnostics: new, paths: Set(new.map(\.path)).sorted())
  }

  /// The issues that an update with another history leaves otherwise than they were.
  private func takenBack(by range: CommitRange, _ update: ReferenceUpdate) throws -> [IssueID] {
    guard update.reference.hasPrefix("refs/heads/"), let old = try commit(update.old), range.base != old else {
      return []
    }
    let prefixes = try policies.policy(for: range).settings.configuration.prefixes
    let lost = try store.changes(in: CommitRange(base: range.base, tip: old, target: nil))
    let different = try store.changes(in: CommitRange(base: old, tip: range.tip, target: nil))
    let paths = Set(different.touched.map(\.key))
    return Set(
      lost.touched.filter { paths.contains($0.key) }.compactMap { IssueFolder.id(of: $0.path, prefixes: prefixes) }
    ).sorted()
  }
}
