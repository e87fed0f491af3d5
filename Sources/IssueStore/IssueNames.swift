internal import Git
internal import Issues

/// The files of a snapshot by the ids that their names start with. They are enough to tell which ids are there, and are
/// listed only when a rule asks.
final class IssueNames {
  private let list: () -> [IssueID: [String]]
  private(set) lazy var table: [IssueID: [String]] = {
    isListed = true
    return list()
  }()
  private var isListed = false
  /// Answers a few questions without a list.
  private let known: () -> (any NameSource)?
  private lazy var names: (any NameSource)? = known()
  private var questions = 0
  /// Those of issues that are about to be written.
  private var prospects: [IssueID: String] = [:]
  private static let mostQuestions = 16

  init(of snapshot: Snapshot, prefixes: [String]) {
    list = { Self.table(of: snapshot, prefixes: prefixes) }
    known = {
      guard (try? snapshot.configuration.prefixes) == prefixes else { return nil }
      return (try? snapshot.nameSource()) ?? nil
    }
  }

  static func table(of snapshot: Snapshot, prefixes: [String]) -> [IssueID: [String]] {
    var table: [IssueID: [String]] = [:]
    for file in (try? snapshot.candidates()) ?? [] {
      if let id = IssueFolder.id(of: file.path, prefixes: prefixes) { table[id, default: []].append(file.path) }
    }
    return table
  }

  /// Those that were listed before.
  init(_ table: [IssueID: [String]]) {
    list = { table }
    known = { nil }
  }

  func paths(of id: IssueID) -> [String] {
    (sourceForQuestion()?.paths(of: id) ?? table[id] ?? []) + (prospects[id].map { [$0] } ?? [])
  }

  /// Counts an issue in that is about to be written.
  func add(_ id: IssueID, at path: String) { prospects[id] = path }

  /// The files by what follows the id in their names. It never changes, so that an issue can be found by it that has got
  /// another id.
  private lazy var slugs: [Substring: [String]] = {
    var slugs: [Substring: [String]] = [:]
    for path in table.values.joined() {
      if let slug = IssueFolder.slug(ofPath: path) { slugs[slug, default: []].append(path) }
    }
    return slugs
  }()

  /// The files in whose names this follows an id.
  func paths(withSlug slug: Substring) -> [String] {
    sourceForQuestion()?.paths(withSlug: slug) ?? slugs[slug] ?? []
  }

  /// The file of an issue that had an id before it was renumbered.
  func successor(of id: IssueID, slug: Substring, in snapshot: Snapshot) throws -> String? {
    try paths(withSlug: slug).first { path in
      guard let bytes = try snapshot.bytes(at: path) else { return false }
      let document = Document(bytes)
      return document["id"]?.text.flatMap { IssueID($0) } != id
        && document["formerly"]?.value.texts.contains { IssueID($0) == id } ?? false
    }
  }

  private func sourceForQuestion() -> (any NameSource)? {
    questions += 1
    return isListed || questions > Self.mostQuestions ? nil : names
  }
}

/// Where the names of issues' files can be looked through without making a list of them.
protocol NameSource {
  /// The files whose names start with an id.
  func paths(of id: IssueID) -> [String]
  /// The files in whose names this follows an id.
  func paths(withSlug slug: Substring) -> [String]
}

extension Snapshot {
  /// Nil where the names have to be listed.
  fileprivate func nameSource() throws -> (any NameSource)? {
    switch source {
    case .workTree: try knownNames()
    case .index: try StagedNames(of: self)
    case .commit: nil
    }
  }
}
