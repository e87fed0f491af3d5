extension Document {
  /// The order in which fields stand. Fields that change often (status, severity, assignee, labels, phase) never stand
  /// next to each other, so that two people who change different ones merge as plain text.
  package static let fieldOrder = [
    "id", "status", "type", "severity", "reported", "assignee", "reporter", "labels", "title", "phase", "environment",
    "components", "files", "related", "reproducible",
  ]
  /// Fields behind all others, away from those that change often.
  package static let lastFields = ["formerly", "verified", "resolved"]

  /// The keys that a report may have under a form, besides those of the reader's own.
  package static func knownFields(_ form: Form?) -> [String] {
    let known = fieldOrder + lastFields
    return known + (form?.fields.map(\.key) ?? []).filter { !known.contains($0) }
  }

  /// Sets a field to a value, or removes it where the value is empty; nothing else changes.
  package func setting(_ key: String, to value: FieldValue) -> Document {
    guard !value.isEmpty else { return removing(key) }
    guard let field = frontMatter[key] else { return inserting(key, value) }
    if case .text(let text) = value, case .scalar = field.value.content {
      return replacing(field.value, with: text, key: field.keyRange)
    }
    if case .list(let texts) = value {
      if field.value.texts == texts { return self }
      if case .sequence(let items, .flow) = field.value.content { return replacing(field.value, items, with: texts) }
    }
    return replacing(field.lines, with: value.lines(key: key, lineEnd: lineEnd))
  }

  /// Sets one key of a field that is a map (`environment.os`); an empty text removes it.
  package func setting(_ key: String, in mapKey: String, to text: String) -> Document {
    guard let field = frontMatter[mapKey] else {
      return setting(mapKey, to: text.isEmpty ? .map([]) : .map([(key, text)]))
    }
    if case .mapping(let pairs, .flow) = field.value.content, !pairs.isEmpty, !text.isEmpty {
      let written = YAMLScalar.writeInFlow(text)
      if let pair = pairs.first(where: { $0.key == key }), !pair.value.range.isEmpty {
        return replacing(pair.value.range, with: written)
      }
      if let end = pairs.last?.value.range.upperBound {
        return replacing(end..<end, with: ", \(YAMLScalar.writeInFlow(key)): \(written)")
      }
    }
    guard case .mapping(let pairs, let style) = field.value.content, style == .block, !pairs.isEmpty else {
      var kept = (field.value.pairs ?? []).compactMap { pair in pair.value.text.map { (key: pair.key, value: $0) } }
      kept.removeAll { $0.key == key }
      return setting(mapKey, to: .map(kept + (text.isEmpty ? [] : [(key: key, value: text)])))
    }
    if let pair = pairs.first(where: { $0.key == key }) {
      if !text.isEmpty { return replacing(pair.value, with: text, key: pair.keyRange) }
      if pairs.count == 1 { return removing(mapKey) }
      let start = Line.start(bytes, before: pair.keyRange.lowerBound)
      return replacing(start..<Line.end(bytes, of: pair.value.lastContent ?? pair.keyRange.upperBound), with: "")
    }
    guard !text.isEmpty else { return self }
    let indent = pairs[0].keyRange.lowerBound - Line.start(bytes, before: pairs[0].keyRange.lowerBound)
    let line = String(repeating: " ", count: indent) + "\(YAMLScalar.write(key)): \(YAMLScalar.write(text))\(lineEnd)"
    return replacing(field.lines.upperBound..<field.lines.upperBound, with: line)
  }

  /// Adds texts to a field that is a list, one a line, in sorted place; what is there already stays.
  package func adding(_ texts: [String], to key: String) -> Document {
    var document = self
    for text in texts { document = document.adding(text, to: key) }
    return document
  }

  private func adding(_ text: String, to key: String) -> Document {
    guard let field = frontMatter[key] else { return setting(key, to: .list([text])) }
    let present = field.value.texts
    guard !present.contains(text) else { return self }
    if field.value.isAbsent {
      return replacing(field.lines.upperBound..<field.lines.upperBound, with: "  - \(YAMLScalar.write(text))\(lineEnd)")
    }
    guard case .sequence(let items, .block) = field.value.content, let first = items.first else {
      return setting(key, to: .list((present + [text]).sorted()))
    }
    let start = Line.start(bytes, before: first.range.lowerBound)
    let indent = String(decoding: bytes[start..<first.range.lowerBound].prefix { $0 == 0x20 }, as: UTF8.self)
    let line = "\(indent)- \(YAMLScalar.write(text))\(lineEnd)"
    if let next = items.first(where: { ($0.text ?? "") > text }) {
      let place = Line.start(bytes, before: next.range.lowerBound)
      return replacing(place..<place, with: line)
    }
    return replacing(field.lines.upperBound..<field.lines.upperBound, with: line)
  }

  /// Takes texts out of a field that is a list; a list that is empty then is removed.
  package func removing(_ texts: [String], from key: String) -> Document {
    guard let field = frontMatter[key] else { return self }
    let kept = field.value.texts.filter { !texts.contains($0) }
    guard kept.count < field.value.texts.count else { return self }
    guard case .sequence(let items, .block) = field.value.content else { return setting(key, to: .list(kept)) }
    // A list that is empty goes, unless somebody has written a comment into it.
    let hasComment = String(decoding: bytes[field.lines], as: UTF8.self).split(whereSeparator: \.isNewline).contains {
      line in
      line.trimmed.hasPrefix("#") || line.hasPrefix("\(key):") && line.contains("#")
    }
    if kept.isEmpty, !hasComment { return removing(key) }
    var edited = bytes
    for item in items.reversed() where texts.contains(item.text ?? "") {
      let start = Line.start(bytes, before: item.range.lowerBound)
      edited.removeSubrange(start..<Line.end(bytes, of: item.lastContent ?? item.range.lowerBound))
    }
    return Document(edited)
  }

  /// Removes a field and its lines.
  package func removing(_ key: String) -> Document {
    guard let field = frontMatter[key] else { return self }
    return replacing(field.lines, with: "")
  }

  /// Rewrites a list on one line; items that stay are kept as they were written.
  private func replacing(_ list: YAMLNode, _ items: [YAMLNode], with texts: [String]) -> Document {
    let written = texts.map { text -> String in
      guard let item = items.first(where: { $0.text == text }) else { return YAMLScalar.writeInFlow(text) }
      return String(decoding: bytes[item.range], as: UTF8.self)
    }
    return replacing(list.range, with: "[\(written.joined(separator: ", "))]")
  }

  private func replacing(_ node: YAMLNode, with text: String, key: Range<Int>) -> Document {
    if node.text == text { return self }
    var written = YAMLScalar.write(text)
    if node.range.isEmpty {
      // `key:` alone: the value goes behind the colon.
      let line = key.upperBound..<Line.end(bytes, of: key.upperBound)
      guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) else { return self }
      return replacing(colon + 1..<colon + 1, with: " " + written)
    }
    if case .scalar(_, let style) = node.content, style == .literal || style == .folded { written += lineEnd }
    return replacing(node.range, with: written)
  }

  private func inserting(_ key: String, _ value: FieldValue) -> Document {
    let lines = value.lines(key: key, lineEnd: lineEnd)
    let rank = Self.rank(of: key)
    let before = frontMatter.fields.last { Self.rank(of: $0.key) <= rank }
    let place = before?.lines.upperBound ?? frontMatter.fields.first?.lines.lowerBound ?? frontMatter.range.upperBound
    return replacing(place..<place, with: lines)
  }

  /// The place of a key among all: known ones in their order, then the reader's own, then what is known to come last.
  static func rank(of key: String) -> Int {
    if let index = fieldOrder.firstIndex(of: key) { return index }
    if let index = lastFields.firstIndex(of: key) { return 1_000 + index }
    return 500
  }
}
