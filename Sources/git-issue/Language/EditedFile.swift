internal import IssueStore
internal import Issues

/// A file that is open in an editor, and the tracker that it belongs to, for one message. What the editor may ask of it
/// stands in a file for each kind of request.
struct EditedFile {
  let text: EditorText
  let document: Document
  /// In the repository.
  let path: String
  let role: FileRole
  let tracker: LanguageTracker
  let snapshot: Snapshot
  let client: LanguageClient

  /// Nil for a file that is none of the tracker's.
  init?(_ text: EditorText, at path: String, of tracker: LanguageTracker, _ client: LanguageClient) throws {
    let snapshot = try tracker.snapshot()
    let document = Document(text.bytes.count > Document.largest ? [] : text.bytes)
    guard let role = snapshot.role(of: path, holding: document) else { return nil }
    (self.text, self.document, self.path, self.role) = (text, document, path, role)
    (self.tracker, self.snapshot, self.client) = (tracker, snapshot, client)
  }

  /// Whether it is Markdown that people write.
  var isText: Bool {
    switch role {
    case .issue, .comment, .knownIssue: true
    case .configuration, .form, .baseline, .watchList: false
    }
  }

  /// The form that the issue is read under: that of its type, or of new issues.
  var form: Form? {
    guard let settings = try? snapshot.settings else { return nil }
    return document["type"]?.text.flatMap { settings.form(ofType: $0) } ?? settings.defaultForm
  }

  var words: TrackerWords { TrackerWords(tracker.console, of: snapshot) }

  /// The id that stands at an offset, and where: in the text as in fields.
  func id(at offset: Int) -> (id: IssueID, range: Range<Int>)? {
    let bytes = document.bytes
    guard offset <= bytes.count, let prefixes = try? snapshot.configuration.prefixes else { return nil }
    let start = bytes[..<offset].lastIndex { !Self.isWord($0) }.map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex { !Self.isWord($0) } ?? bytes.count
    // No id is longer, and a text without blanks may be.
    guard end - start <= 64 else { return nil }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    // The name of a file begins with one, too.
    guard let id = IssueID(word) ?? IssueID(stem: word, prefixes: prefixes), prefixes.contains(id.prefix) else {
      return nil
    }
    return (id, start..<end)
  }

  /// Whether a sign may be part of an id, or of the name of a file that begins with one.
  static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "-")
  }
}
