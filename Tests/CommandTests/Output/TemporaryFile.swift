import Foundation

/// A file in a folder of its own, which goes away with this object. Its path has blanks and quotes in it.
final class TemporaryFile {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "it's a \"test\" \(UUID())")

  var path: String { folder.path(percentEncoded: false) + "/file $1.txt" }

  var text: String? { try? String(contentsOfFile: path, encoding: .utf8) }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
