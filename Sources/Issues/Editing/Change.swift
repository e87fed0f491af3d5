/// What differs between two states of an issue: one field, or one section, with its old and its new text.
package struct Change: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable { case field, section, comment, attachment, file }
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
    from(old.map { ChangeOrigin($0) }, to: new)
  }

  /// The same, where several states are compared with one.
  package static func from(_ old: ChangeOrigin?, to new: Document?) -> [Change] {
    fields(old, new) + sections(old, new)
  }

  private static func fields(_ old: ChangeOrigin?, _ new: Document?) -> [Change] {
    // What cannot be read any more is not gone.
    let isReadable = new?.fault == nil
    return differences(.field, from: old?.fields ?? [], to: new.map(values) ?? []).filter {
      isReadable || $0.new != nil || $0.name == unreadable
    }
  }

  private static let unreadable = "front matter"

  /// The fields as text, the keys of maps by their path.
  static func values(_ document: Document) -> [(name: String, text: String)] {
    if let fault = document.fault { return [(unreadable, "unreadable: \(fault.message)")] }
    return document.frontMatter.fields.flatMap { field -> [(name: String, text: String)] in
      if let pairs = field.value.pairs {
        return pairs.map { ("\(field.key).\($0.key)", $0.value.text ?? $0.value.json.written) }
      }
      if let items = field.value.items {
        return [(field.key, items.map { $0.text ?? $0.json.written }.joined(separator: ", "))]
      }
      return [(field.key, field.value.text ?? "")]
    }
  }

  private static func sections(_ old: ChangeOrigin?, _ new: Document?) -> [Change] {
    // Most changes are to fields, and a body is dear to read.
    if let old = old?.document, let new, old.bytes[old.bodyRange] == new.bytes[new.bodyRange] { return [] }
    return differences(.section, from: old?.sections ?? [], to: new.map(texts) ?? [])
  }

  private static func differences(
    _ kind: Kind, from before: [(name: String, text: String)], to after: [(name: String, text: String)]
  ) -> [Change] {
    let old = Dictionary(before.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    let names = Set(after.map(\.name))
    var changes: [Change] = []
    for (name, text) in after where old[name] != text { changes.append(Change(kind, name, old: old[name], new: text)) }
    for (name, text) in before where !names.contains(name) { changes.append(Change(kind, name, old: text, new: nil)) }
    return changes
  }

  /// The body by its top headings; what stands before the first is called "body". A heading that stands twice is
  /// numbered.
  static func texts(_ document: Document) -> [(name: String, text: String)] {
    let body = document.bytes[document.bodyRange]
    guard MarkdownLimits.excess(body) == nil else { return [("body", document.body)] }
    let outline = Outline(body)
    let lines = document.bodyLines
    let all = outline.sections()
    let top = all.filter { $0.level <= 2 }
    var texts: [(name: String, text: String)] = []
    let end = lines.offset(ofLine: all.first?.headingLines.lowerBound ?? outline.lineCount + 1)
    let preamble = Draft.normalized(String(decoding: body.prefix(end), as: UTF8.self))
    if !preamble.isEmpty { texts.append(("body", preamble)) }
    var counts: [String: Int] = [:]
    for section in top.isEmpty ? all : top {
      let count = counts[section.title, default: 0] + 1
      counts[section.title] = count
      let name = count == 1 ? section.title : "\(section.title) (\(count))"
      texts.append((name, document.text(of: section, in: lines)))
    }
    return texts
  }
}
