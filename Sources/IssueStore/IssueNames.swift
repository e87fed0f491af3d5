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
  private let known: () -> KnownNames?
  private lazy var names: KnownNames? = known()
  private var questions = 0
  private static let mostQuestions = 16

  init(of snapshot: Snapshot, prefixes: [String]) {
    list = { Self.table(of: snapshot, prefixes: prefixes) }
    known = {
      guard (try? snapshot.configuration.prefixes) == prefixes else { return nil }
      return (try? snapshot.knownNames()) ?? nil
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
    questions += 1
    if !isListed, questions <= Self.mostQuestions, let names { return names.paths(of: id) }
    return table[id] ?? []
  }

  /// The files by what follows the id in their names. It never changes, so that an issue can be found by it that has got
  /// another id.
  private lazy var slugs: [Substring: [String]] = {
    var slugs: [Substring: [String]] = [:]
    for path in table.values.joined() {
      if let slug = IssueFolder.slug(ofPath: path) { slugs[slug, default: []].append(path) }
    }
    return slugs
  }()

  /// The file of an issue that had an id before it was renumbered.
  func successor(of id: IssueID, slug: Substring, in snapshot: Snapshot) throws -> String? {
    try slugs[slug]?.first { path in
      guard let bytes = try snapshot.bytes(at: path) else { return false }
      let document = Document(bytes)
      return document["id"]?.text.flatMap { IssueID($0) } != id
        && document["formerly"]?.value.texts.contains { IssueID($0) == id } ?? false
    }
  }
}
