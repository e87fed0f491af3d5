internal import IssueStore
internal import Issues

extension EditedFile {
  /// The edits that make the text canonical, as `git issue fmt` writes it; none for what cannot be read.
  ///
  /// The line ends stay, since they are for the editor to choose.
  func formatting() throws -> JSON {
    guard role == .issue, document.isMendable else { return .null }
    var canonical = document.canonical(try snapshot.configuration).bytes
    if document.lineEnd == "\r\n" {
      canonical = Array(String(decoding: canonical, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
    }
    return .list(LineEdit.edits(from: document.bytes, to: canonical).map { text.json($0) })
  }
}
