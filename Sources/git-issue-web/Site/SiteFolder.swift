internal import FoundationEssentials
internal import HTTPTypes
internal import IssueStore
internal import Issues

/// The folder of a static site. Only what was written by an earlier run is ever replaced or removed, and a file that is
/// as it should be is not written again, so that its time stamp tells of a change.
final class SiteFolder {
  private let path: String
  private let known: Set<String>
  private var written: Set<String> = []
  private(set) var changes = 0

  /// The list of the files that were written.
  static let list = ".git-issue-site"

  /// - Throws: ``Refused`` where there is something that no earlier run has made.
  init(_ path: String) throws {
    self.path = path
    let files = FileManager.default
    if let text = try? String(contentsOfFile: "\(path)/\(Self.list)", encoding: .utf8) {
      known = Set(text.split(separator: "\n").map(String.init))
    } else {
      known = []
      guard (try? files.contentsOfDirectory(atPath: path))?.isEmpty ?? true else {
        throw Refused(
          .conflict, "\(path) is not empty, and no site was made there before; nothing was written",
          hints: ["name another folder, or an empty one"])
      }
    }
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    // A run that ends too early leaves files that the next one has to know.
    try put(Self.list, known.sorted().map { "\($0)\n" }.joined())
  }

  func write(_ name: String, _ html: HTML) throws { try write(name, Array(html.text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    precondition(!name.hasPrefix("/") && !name.split(separator: "/").contains(".."), "a site has its files inside")
    written.insert(name)
    let data = Data(bytes)
    if let old = try? Data(contentsOf: URL(filePath: "\(path)/\(name)")), old == data { return }
    guard known.contains(name) || !FileManager.default.fileExists(atPath: "\(path)/\(name)") else {
      throw Refused(
        .conflict, "\(path)/\(name) was not made by an earlier run; it is left alone", hints: ["move it elsewhere"])
    }
    changes += 1
    if let slash = name.lastIndex(of: "/") {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(name[..<slash])", withIntermediateDirectories: true)
    }
    try data.write(to: URL(filePath: "\(path)/\(name)"), options: .atomic)
  }

  /// Removes what is no part of the site any more.
  func finish() throws {
    for name in known.subtracting(written)
    where name != Self.list && FileManager.default.fileExists(atPath: "\(path)/\(name)") {
      try FileManager.default.removeItem(atPath: "\(path)/\(name)")
      changes += 1
    }
    try put(Self.list, written.sorted().map { "\($0)\n" }.joined())
  }

  private func put(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"), options: .atomic)
  }
}
