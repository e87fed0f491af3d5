/// What differs between two states of an issue: one field, or one section, with its old and its new text.
package struct Change: Sendable, Equatable {
  package enum Kind: String, Sendable { case field, section, comment, attachment, file }
  package let kind: Kind
  /// The key of the field, the heading of the section, or the name of the file.
  package let name: String
  /// Nil where it was not there.
  package let old: String?
  /// Nil where it is gone.
  package let new: String?

  package init(_ kind: Kind, _ name: String, old: String?, new: String?) {
    self.kind = kind
    self.name = name
    self.old = old
    self.new = new
  }

  package var json: JSON {
    .object([
      ("field", .text(name)), ("kind", .text(kind.rawValue)), ("old", .optional(old)), ("new", .optional(new)),
    ])
  }

  /// The changes from one document to another; from nil, everything is new.
  package static func between(_ old: Document?, _ new: Document?) -> [Change] {
    fields(old, new) + sections(old, new)
  }

  private static func fields(_ old: Document?, _ new: Document?) -> [Change] {
    let before = old.map(values) ?? []
    let after = new.map(values) ?? []
    var changes: [Change] = []
    for (key, value) in after {
      let previous = before.first { $0.key == key }?.value
      if previous != value { changes.append(Change(.field, key, old: previous, new: value)) }
    }
    for (key, value) in before where !after.contains(where: { $0.key == key }) {
      changes.append(Change(.field, key, old: value, new: nil))
    }
    return changes
  }

  /// The fields as text, the keys of maps by their path.
  private static func values(_ document: Document) -> [(key: String, value: String)] {
    if let fault = document.fault { return [("front matter", "unreadable: \(fault.message)")] }
    return document.frontMatter.fields.flatMap { field -> [(key: String, value: String)] in
      if let pairs = field.value.pairs {
        return pairs.map { ("\(field.key).\($0.key)", $0.value.text ?? $0.value.json.written) }
      }
      if let items = field.value.items {
        return [(field.key, items.map { $0.text ?? $0.json.written }.joined(separator: ", "))]
      }
      return [(field.key, field.value.text ?? "")]
    }
  }

  private static func sections(_ old: Document?, _ new: Document?) -> [Change] {
    let before = old.map(texts) ?? []
    let after = new.map(texts) ?? []
    var changes: [Change] = []
    for (name, text) in after {
      let previous = before.first { $0.name == name }?.text
      if previous != text { changes.append(Change(.section, name, old: previous, new: text)) }
    }
    for (name, text) in before where !after.contains(where: { $0.name == name }) {
      changes.append(Change(.section, name, old: text, new: nil))
    }
    return changes
  }

  /// The body by its top headings; what stands before the first is called "body". A heading that stands twice is
  /// numbered.
  private static func texts(_ document: Document) -> [(name: String, text: String)] {
    let body = document.bytes[document.bodyRange]
    guard MarkdownLimits.excess(body) == nil else { return [("body", document.body)] }
    let outline = Outline(body)
    let all = outline.sections()
    let top = all.filter { $0.level <= 2 }
    var texts: [(name: String, text: String)] = []
    let preamble = document.text(beforeLine: all.first?.headingLines.lowerBound ?? outline.lineCount + 1)
    if !preamble.isEmpty { texts.append(("body", preamble)) }
    for section in top.isEmpty ? all : top {
      let count = texts.count { $0.name == section.title || $0.name.hasPrefix("\(section.title) (") }
      texts.append((count == 0 ? section.title : "\(section.title) (\(count + 1))", document.text(of: section)))
    }
    return texts
  }
}

extension Document {
  fileprivate func text(beforeLine line: Int) -> String {
    let end = LineMap(Array(bytes[bodyRange])).offset(ofLine: line)
    return Draft.normalized(String(decoding: bytes[bodyRange].prefix(end), as: UTF8.self))
  }
}
