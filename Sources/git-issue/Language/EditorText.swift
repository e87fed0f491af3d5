internal import Issues

/// The text of a file as an editor has it, saved or not, with its places as the editor counts them.
///
/// Lines end as for all of this program, and for the editors that keep a lone carriage return: with a line feed, before
/// which a carriage return may stand.
struct EditorText {
  let uri: String
  /// The editor's number for the text.
  private(set) var version: Int?
  private(set) var bytes: [UInt8]
  private(set) var lines: LineMap
  let unit: LineMap.Unit

  init(uri: String, version: Int?, text: String, unit: LineMap.Unit) {
    (self.uri, self.version, self.unit) = (uri, version, unit)
    bytes = Array(text.utf8)
    lines = LineMap(bytes)
  }

  /// Takes over what was changed, in its order.
  ///
  /// - Parameter changes: The `contentChanges` of `textDocument/didChange`.
  /// - Throws: A fault for what is no change; the text is what the changes before it made of it.
  mutating func apply(_ changes: [JSONNode], version: Int?) throws(RemoteCall.Fault) {
    for change in changes {
      guard let text = change["text"]?.text else { throw .arguments("a change without 'text'") }
      let place = try change["range"].map { node throws(RemoteCall.Fault) in try range(node) } ?? 0..<bytes.count
      bytes.replaceSubrange(place, with: text.utf8)
      guard bytes.count <= Self.largest else {
        bytes = []
        lines = LineMap(bytes)
        throw .arguments("the text has more than \(Self.largest) bytes; it is taken for empty until it is opened again")
      }
      lines = LineMap(bytes)
    }
    self.version = version
  }

  /// In bytes. The largest file that is judged is far smaller.
  private static let largest = 8 << 20

  // MARK: Places that the editor names

  func offset(_ node: JSONNode?) throws(RemoteCall.Fault) -> Int {
    guard let line = node?["line"]?.integer, let character = node?["character"]?.integer, line >= 0, character >= 0
    else { throw .arguments("a place has 'line' and 'character', which are whole numbers from 0 on") }
    let most = Int(Int32.max)
    return lines.offset(ofLine: min(line, most) + 1, column: min(character, most) + 1, in: unit)
  }

  func range(_ node: JSONNode) throws(RemoteCall.Fault) -> Range<Int> {
    let (start, end) = (try offset(node["start"]), try offset(node["end"]))
    return min(start, end)..<max(start, end)
  }

  // MARK: Places that the editor is told

  func json(_ offset: Int) -> JSON { json(lines.position(of: offset)) }

  func json(_ position: LineMap.Position) -> JSON {
    .object([("line", .number(position.line - 1)), ("character", .number(position.column(in: unit) - 1))])
  }

  func json(_ range: Range<Int>) -> JSON {
    .object([("start", json(range.lowerBound)), ("end", json(range.upperBound))])
  }

  /// A `TextEdit`.
  func json(_ edit: LineEdit) -> JSON { .object([("range", json(edit.range)), ("newText", .text(edit.text))]) }

  /// A `WorkspaceEdit` of this text alone.
  func json(_ edits: [LineEdit]) -> JSON {
    .object([("changes", .object([(uri, .list(edits.map { json($0) }))]))])
  }
}
