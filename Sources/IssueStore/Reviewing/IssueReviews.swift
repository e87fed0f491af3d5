internal import Git
internal import Issues

/// Sorts the files that a change touches by the issues that they belong to, and compares each issue with what it was.
struct IssueReviews {
  private let change: ChangeSet
  private let checker: Checker
  private let policy: Policy
  private let prefixes: [String]

  /// The reviews of the issues.
  private(set) var issues: [IssueReview] = []
  /// The paths that belong to no issue: settings, forms, the knowledge base, and whatever else there is.
  private(set) var others: [String] = []

  private typealias Pair = (old: IssueReview.State?, new: IssueReview.State?)

  init(_ change: ChangeSet, judgedBy checker: Checker) throws {
    self.change = change
    self.checker = checker
    policy = checker.policy
    prefixes = policy.settings.configuration.prefixes
    guard !change.touched.isEmpty else { return }
    let pairs = try self.pairs()
    var companions = try companionChanges()
    for pair in pairs {
      let stem = IssueFolder.companion(of: (pair.new ?? pair.old)?.path ?? "")
      issues.append(try review(pair, companions.removeValue(forKey: stem)))
    }
    for (stem, changes) in companions.sorted(by: { $0.key < $1.key }) {
      let state = try state(at: "\(stem).md", in: change.snapshot) ?? .init(path: "\(stem).md", document: Document([]))
      issues.append(IssueReview(id(of: state.path), of: state, companions: changes))
    }
    let paths = Set(pairs.flatMap { [$0.old, $0.new].compactMap { $0 } }.map { PathKey($0.path) })
    others = change.touched.filter { !paths.contains($0.key) && Self.companion($0.path) == nil }.map(\.path)
  }

  private func id(of path: String) -> IssueID? { IssueFolder.id(of: path, prefixes: prefixes) }

  private func review(_ pair: Pair, _ companions: [Change]?) throws -> IssueReview {
    let state = pair.new ?? pair.old
    let id = state.flatMap { self.id(of: $0.path) }
    let lost = pair.new == nil ? id.flatMap { checker.names.paths(of: $0).isEmpty ? $0 : nil } : nil
    return IssueReview(
      id, from: pair.old, to: pair.new, companions: companions ?? [],
      referrers: try lost.map { try checker.referrers(to: [$0]).map(\.path) } ?? [],
      reading: policy.reading(ofType: state?.document["type"]?.text ?? ""),
      configuration: policy.settings.configuration)
  }

  /// Each issue before and after the change. One that was renamed is known by its id, by the one that it had formerly,
  /// or by its slug.
  private func pairs() throws -> [Pair] {
    let before = try change.touched.flatMap { try change.previous?.files(at: $0.path, prefixes: prefixes) ?? [] }
    let after = try change.files(prefixes: prefixes)
    let kept = Set(after.map { PathKey($0.path) })
    var gone = before.filter { !kept.contains(PathKey($0.path)) }
    var pairs: [Pair] = []
    for file in after {
      let new = try state(of: file, in: change.snapshot)
      var old = before.first { $0.path == file.path }
      if old == nil, let index = gone.firstIndex(where: { isSame($0, as: new, file.id) }) {
        old = gone.remove(at: index)
      }
      pairs.append((try old.flatMap { try state(of: $0, in: change.previous) }, new))
    }
    return try pairs + gone.map { (try state(of: $0, in: change.previous), nil) }
  }

  private func isSame(_ old: Snapshot.File, as new: IssueReview.State?, _ id: IssueID?) -> Bool {
    if let former = old.id {
      let formerly = new?.document["formerly"]?.value.texts.compactMap { IssueID($0) } ?? []
      if former == id || formerly.contains(former) { return true }
    }
    guard let slug = IssueFolder.slug(ofPath: old.path) else { return false }
    return new.flatMap { IssueFolder.slug(ofPath: $0.path) } == slug
  }

  private func state(at path: String, in snapshot: Snapshot) throws -> IssueReview.State? {
    try snapshot.files(at: path, prefixes: prefixes).first.flatMap { try state(of: $0, in: snapshot) }
  }

  private func state(of file: Snapshot.File, in snapshot: Snapshot?) throws -> IssueReview.State? {
    try snapshot.map { .init(path: file.path, document: Document(try $0.read(file)?.bytes ?? [])) }
  }

  // MARK: Comments and attachments

  /// By the stem of the issue that they belong to.
  private func companionChanges() throws -> [String: [Change]] {
    var changes: [String: [Change]] = [:]
    for file in change.touched {
      guard let (stem, kind) = Self.companion(file.path) else { continue }
      changes[stem, default: []].append(
        try Change(kind, at: file.path, from: change.previous, to: change.snapshot))
    }
    return changes
  }

  private static func companion(_ path: String) -> (stem: String, Change.Kind)? {
    let parts = path.split(separator: "/")
    guard parts.count >= 4,
      let kind = [Substring("comments"): Change.Kind.comment, "attachments": .attachment][parts[parts.count - 2]]
    else { return nil }
    return (parts.dropLast(2).joined(separator: "/"), kind)
  }
}

extension Change {
  /// A comment or an attachment that comes, changes or goes.
  fileprivate init(_ kind: Kind, at path: String, from old: Snapshot?, to new: Snapshot) throws {
    let name = String(path.split(separator: "/").last ?? "")
    func text(_ snapshot: Snapshot?) throws -> String? {
      guard let snapshot, snapshot.exists(path) else { return nil }
      guard kind == .comment, let bytes = try snapshot.bytes(at: path), bytes.count <= Document.largest else {
        return name
      }
      return Redaction.mask(Array(Draft.normalized(String(decoding: bytes, as: UTF8.self)).utf8))
    }
    self.init(kind, kind.rawValue, old: try text(old), new: try text(new))
  }
}
