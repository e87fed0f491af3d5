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
    var companions = try companionChanges(beside: pairs)
    for pair in pairs {
      let stem = IssueFolder.companion(of: (pair.new ?? pair.old)?.path ?? "")
      issues.append(try review(pair, companions.removeValue(forKey: stem)))
    }
    for (stem, changes) in companions.sorted(by: { $0.key < $1.key }) {
      let path = path(ofStem: stem)
      let state = try state(at: path, in: change.snapshot) ?? .init(path: path, document: Document([]))
      issues.append(IssueReview(id(of: path), of: state, companions: changes))
    }
    let paths = Set(pairs.flatMap { [$0.old, $0.new].compactMap { $0 } }.map { PathKey($0.path) })
    others = change.touched.filter { !paths.contains($0.key) && companion($0.path) == nil }.map(\.path)
  }

  private func id(of path: String) -> IssueID? { IssueFolder.id(of: path, prefixes: prefixes) }

  private func review(_ pair: Pair, _ companions: [CompanionChange]?) throws -> IssueReview {
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
    let before = try change.previousFiles(prefixes: prefixes)
    let after = try change.files(prefixes: prefixes)
    let kept = Set(after.map { PathKey($0.path) })
    var gone = before.filter { !kept.contains(PathKey($0.path)) }
    var pairs: [Pair] = []
    for file in after {
      let new = try state(of: file, in: change.snapshot)
      var old = before.first { PathKey($0.path) == PathKey(file.path) }
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
    try snapshot.issueFile(at: path, prefixes: prefixes).flatMap { try state(of: $0, in: snapshot) }
  }

  private func state(of file: Snapshot.File, in snapshot: Snapshot?) throws -> IssueReview.State? {
    guard let read = try snapshot?.read(file) else {
      return snapshot.map { _ in .init(path: file.path, document: Document([]), obstacle: file.mode.name) }
    }
    let obstacle = read.size > Document.largest ? "\(read.size) bytes" : nil
    return .init(path: file.path, document: Document(read.bytes), obstacle: obstacle)
  }

  // MARK: Comments and attachments

  /// By the stem of the issue that they belong to. Where that was renamed, they moved along.
  private func companionChanges(beside pairs: [Pair]) throws -> [String: [CompanionChange]] {
    let moved = pairs.compactMap { pair -> (String, String)? in
      guard let old = pair.old, let new = pair.new, old.path != new.path else { return nil }
      return (IssueFolder.companion(of: old.path), IssueFolder.companion(of: new.path))
    }
    let stems = Dictionary(moved, uniquingKeysWith: { first, _ in first })
    var files: [Companion: (old: Snapshot.File?, new: Snapshot.File?)] = [:]
    var order: [Companion] = []
    for file in change.touched {
      guard var companion = companion(file.path) else { continue }
      companion.stem = stems[companion.stem] ?? companion.stem
      if files[companion] == nil { order.append(companion) }
      if let old = file.old { files[companion, default: (nil, nil)].old = old }
      if let new = file.new { files[companion, default: (nil, nil)].new = new }
    }
    var changes: [String: [CompanionChange]] = [:]
    for companion in order {
      guard let sides = files[companion], let change = try compare(companion, sides.old, sides.new) else { continue }
      changes[companion.stem, default: []].append(change)
    }
    return changes
  }

  /// Nil where a file only moved.
  private func compare(_ companion: Companion, _ old: Snapshot.File?, _ new: Snapshot.File?) throws
    -> CompanionChange?
  {
    guard old?.blob != new?.blob else { return nil }
    guard companion.kind == .comment else {
      return CompanionChange(attachment: old.map { _ in companion.name }, new.map { _ in companion.name })
    }
    func bytes(_ file: Snapshot.File?, _ snapshot: Snapshot?) throws -> [UInt8]? {
      // What is no file of its own has no text.
      try file.flatMap { file in try snapshot?.read(file)?.bytes ?? [] }
    }
    return CompanionChange(
      comment: companion.name, from: try bytes(old, change.previous), to: try bytes(new, change.snapshot))
  }

  /// A file beside an issue.
  private struct Companion: Hashable {
    /// The issue's path without its ending.
    var stem: String
    let kind: Change.Kind
    let name: String
  }

  /// What a path is as a file beside an issue: below a folder that is named as one.
  private func companion(_ path: String) -> Companion? {
    let parts = path.split(separator: "/")
    guard parts.count >= 4, let name = parts.last,
      let kind = [Substring("comments"): Change.Kind.comment, "attachments": .attachment][parts[parts.count - 2]]
    else { return nil }
    let stem = parts.dropLast(2).joined(separator: "/")
    return id(of: "\(stem).md").map { _ in Companion(stem: stem, kind: kind, name: String(name)) }
  }

  /// The issue to which a folder belongs: by its name, or by its id where the file was renamed by hand.
  private func path(ofStem stem: String) -> String {
    let path = "\(stem).md"
    guard !change.snapshot.exists(path), let id = id(of: path) else { return path }
    let paths = checker.names.paths(of: id)
    return paths.count == 1 ? paths[0] : path
  }
}

extension Subject.Mode {
  /// What people call it.
  fileprivate var name: String {
    switch self {
    case .regular, .executable: "a file"
    case .symlink: "a symbolic link"
    case .directory: "a folder"
    case .unreadable: "a file that cannot be read"
    case .submodule: "a submodule"
    case .other: "a special file"
    }
  }
}
