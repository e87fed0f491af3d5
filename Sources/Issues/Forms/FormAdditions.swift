/// What a GitHub form is told to say more when it becomes a tracker's: only what its own words leave no doubt of.
///
/// It is put in as lines, so that all else stays as it was written, comments among it.
struct FormAdditions {
  private enum Addition: Equatable {
    case steps
    case field(String)
    case environment(String)
  }

  private let form: Form
  private let bytes: [UInt8]
  private let items: [YAMLNode]
  private var insertions: [(offset: Int, text: String)] = []

  /// The form with what can be added, or the same bytes where there is nothing, or no way to be sure.
  static func adding(to bytes: [UInt8], of form: Form, path: String) -> [UInt8] {
    guard let items = (try? YAMLNode.parse(bytes, .lenient))?["body"]?.items, items.count == form.elements.count else {
      return bytes
    }
    var additions = FormAdditions(form, bytes, items)
    additions.collect()
    let edited = additions.edited
    // Lines in a file that is written in an unusual way might say something else.
    guard let read = try? Form(edited, type: form.type, path: path), read.yaml(.github) == form.yaml(.github) else {
      return bytes
    }
    return edited
  }

  private init(_ form: Form, _ bytes: [UInt8], _ items: [YAMLNode]) {
    self.form = form
    self.bytes = bytes
    self.items = items
  }

  private mutating func collect() {
    var keys = Set((form.fields + form.environment).map(\.key))
    for (element, item) in zip(form.elements, items) {
      guard case .mapping(let pairs, .block) = item.content, element.place == .section else { continue }
      if element.asksForSteps, item["validations"]?["steps"] == nil { addSteps(pairs) }
      if Self.isSeverity(element), keys.insert("severity").inserted { add("field: severity", pairs) }
      // One that may be left out would make the whole report ask for an environment.
      if element.isRequired, let key = EnvironmentName.key(of: element), keys.insert(key).inserted {
        add("environment: \(key)", pairs)
      }
    }
  }

  /// A choice of the severities that a tracker knows from the start.
  private static func isSeverity(_ element: Form.Element) -> Bool {
    let configuration = Configuration()
    return element.kind == .dropdown && !element.allowsMultiple && Vocabulary.key(element.label) == "severity"
      && element.options.allSatisfy { configuration.severity($0.label) != nil }
  }

  /// A line behind the element's type, or its id.
  private mutating func add(_ line: String, _ pairs: [YAMLNode.Pair]) {
    guard let pair = pairs.first(where: { $0.key == "id" }) ?? pairs.first(where: { $0.key == "type" }) else { return }
    insertions.append((lineEnd(after: pair.value.range.upperBound), lineBreak + indent(pair) + line))
  }

  private mutating func addSteps(_ pairs: [YAMLNode.Pair]) {
    guard let validations = pairs.first(where: { $0.key == "validations" }) else {
      guard let last = pairs.last else { return }
      let text = lineBreak + indent(last) + "validations:" + lineBreak + indent(last) + "  steps: true"
      return insertions.append((end(of: last.value), text))
    }
    guard case .mapping(let known, .block) = validations.value.content, let last = known.last else { return }
    insertions.append((end(of: last.value), lineBreak + indent(last) + "steps: true"))
  }

  private var lineBreak: String { Document(body: bytes).lineEnd }

  /// The blanks that a line needs to stand beside a key.
  private func indent(_ pair: YAMLNode.Pair) -> String {
    let start = bytes[..<pair.keyRange.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return String(repeating: " ", count: pair.keyRange.lowerBound - start)
  }

  /// The end of the last line of a value. That of a literal block is said to be where the next token stands.
  private func end(of node: YAMLNode) -> Int {
    switch node.content {
    case .mapping(let pairs, .block):
      return pairs.last.map { end(of: $0.value) } ?? lineEnd(after: node.range.upperBound)
    case .sequence(let items, .block): return items.last.map(end) ?? lineEnd(after: node.range.upperBound)
    case .scalar(_, .literal), .scalar(_, .folded):
      var end = node.range.upperBound
      while end > node.range.lowerBound, [0x0A, 0x0D, 0x20].contains(bytes[end - 1]) { end -= 1 }
      return lineEnd(after: end)
    default: return lineEnd(after: node.range.upperBound)
    }
  }

  /// Where the line of an offset ends, before its line break.
  private func lineEnd(after offset: Int) -> Int {
    let newline = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return newline > offset && bytes[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
  }

  private var edited: [UInt8] {
    var edited = bytes
    // Of several at one place the first stands first.
    for insertion in insertions.enumerated().sorted(by: {
      ($0.element.offset, $0.offset) > ($1.element.offset, $1.offset)
    }) {
      edited.insert(contentsOf: insertion.element.text.utf8, at: insertion.element.offset)
    }
    return edited
  }
}
