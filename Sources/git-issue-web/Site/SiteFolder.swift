internal import FoundationEssentials
internal import HTTPTypes
internal import IssueStore
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The folder of a static site. Only what was written by an earlier run is ever replaced or removed, and a file that is
/// as it should be is not written again, so that its time stamp tells of a change.
final class SiteFolder {
  private let folder: WorkTree
  private let known: Set<String>
  private var written: Set<String> = []
  private let list: UnsafeMutablePointer<FILE>
  private(set) var changes = 0

  /// The list of the files that were written.
  static let list = ".git-issue-site"

  /// - Throws: ``Refused`` where there is something that no earlier run has made.
  init(_ path: String) throws {
    let files = FileManager.default
    let isMade = files.fileExists(atPath: "\(path)/\(Self.list)")
    if !isMade, !((try? files.contentsOfDirectory(atPath: path))?.isEmpty ?? true) {
      throw Refused(
        .conflict, "\(path) is not empty, and no site was made there before; nothing was written",
        hints: ["name another folder, or an empty one"])
    }
    guard (try? files.createDirectory(atPath: path, withIntermediateDirectories: true)) != nil else {
      throw Refused(
        .conflict, "\(path) cannot be made a folder; nothing was written",
        hints: ["see that no file is in its place, and that you may write there"])
    }
    // A site can be made again: nobody waits for the disk.
    folder = WorkTree(root: path)
    let text = try folder.read(Self.list).map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    known = Set(text.split(separator: "\n").map(String.init))
    let file = open("\(path)/\(Self.list)", O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0, let list = fdopen(file, "a") else { throw Self.failure(path) }
    self.list = list
  }

  deinit { fclose(list) }

  private static func failure(_ path: String) -> StoreError {
    .file(path: "\(path)/\(list)", reason: String(cString: strerror(errno)))
  }

  func write(_ name: String, _ html: HTML) throws { try write(name, Array(html.text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    written.insert(name)
    if let old = try folder.read(name, limit: bytes.count), old.size == bytes.count, old.bytes == bytes { return }
    if !known.contains(name) {
      guard try folder.mode(of: name) == nil else {
        throw Refused(
          .conflict, "\(folder.root)/\(name) was not made by an earlier run; it is left alone",
          hints: ["move it elsewhere"])
      }
      // Before the file is there: a run that ends too early leaves none that the next one does not know.
      guard fputs("\(name)\n", list) >= 0, fflush(list) == 0 else { throw Self.failure(folder.root) }
    }
    try folder.write(name, bytes)
    changes += 1
  }

  /// Removes what is no part of the site any more.
  func finish() throws {
    for name in known.subtracting(written) where try name != Self.list && folder.mode(of: name) != nil {
      try folder.remove(name)
      changes += 1
    }
    try folder.write(Self.list, Array(written.sorted().map { "\($0)\n" }.joined().utf8))
  }
}
