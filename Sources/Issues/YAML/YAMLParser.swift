internal import Clibyaml

extension YAMLNode {
  /// How much of YAML is accepted.
  package enum Dialect: Sendable {
    /// What stands in an issue: no anchors, aliases, tags, merge keys, explicit keys, tabs or line breaks that
    /// only YAML sees, and little nesting. What a person reads is what the file says, and a hostile file cannot be
    /// larger than it looks.
    case strict
    /// What stands in forms and settings that other tools wrote too.
    case lenient

    var deepest: Int { self == .strict ? 8 : 64 }
  }

  /// Reads one YAML document, or nil where the text holds none.
  package static func parse(_ bytes: some Collection<UInt8>, _ dialect: Dialect) throws(YAMLError) -> YAMLNode? {
    var parser = try YAMLParser(Array(bytes), dialect)
    return try parser.document()
  }
}

/// Composes nodes from libyaml's events, which carry positions.
private struct YAMLParser: ~Copyable {
  private let state: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let dialect: YAMLNode.Dialect
  /// Byte offsets by character, where the text is not plain ASCII: libyaml counts characters.
  private let offsets: [Int32]?
  private var depth = 0

  init(_ bytes: [UInt8], _ dialect: YAMLNode.Dialect) throws(YAMLError) {
    if dialect == .strict, let tab = bytes.firstIndex(of: UInt8(ascii: "\t")) {
      throw YAMLError(message: "a tab: use spaces", offset: tab)
    }
    if dialect == .strict, let offset = Self.hiddenLineBreak(bytes) {
      throw YAMLError(message: "a line break that is not shown as one: delete it", offset: offset)
    }
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = buffer.initialize(from: bytes)
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let isReady = yaml_parser_initialize(parser) == 1
    precondition(isReady, "libyaml has no memory")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, buffer.baseAddress, bytes.count)
    state = parser
    input = buffer
    self.dialect = dialect
    offsets = bytes.contains { $0 >= 0x80 } ? Self.characterOffsets(bytes) : nil
  }

  deinit {
    yaml_parser_delete(state)
    state.deallocate()
    input.deallocate()
  }

  /// Where U+0085, U+2028 or U+2029 stands: libyaml starts a line there and editors do not, so that a title could hide
  /// a field.
  private static func hiddenLineBreak(_ bytes: [UInt8]) -> Int? {
    for (offset, byte) in bytes.enumerated() where byte == 0xC2 || byte == 0xE2 {
      let next = bytes[(offset + 1)...].prefix(2)
      if byte == 0xC2, next.first == 0x85 { return offset }
      if byte == 0xE2, next.elementsEqual([0x80, 0xA8]) || next.elementsEqual([0x80, 0xA9]) { return offset }
    }
    return nil
  }

  private static func characterOffsets(_ bytes: [UInt8]) -> [Int32] {
    var offsets: [Int32] = []
    offsets.reserveCapacity(bytes.count + 1)
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 { offsets.append(Int32(offset)) }
    offsets.append(Int32(bytes.count))
    return offsets
  }

  private func offset(_ mark: yaml_mark_t) -> Int {
    guard let offsets else { return mark.index }
    return Int(offsets[min(mark.index, offsets.count - 1)])
  }

  mutating func document() throws(YAMLError) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT: return root
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_DOCUMENT_START_EVENT:
        if root != nil { throw YAMLError(message: "a second document", offset: offset(event.start_mark)) }
      default: root = try node(event)
      }
    }
  }

  private mutating func next() throws(YAMLError) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(state, &event) == 1 else {
      let parser = state.pointee
      let problem = parser.problem.map { String(cString: $0) } ?? "not YAML"
      let isReader = parser.error == YAML_READER_ERROR
      throw YAMLError(message: problem, offset: isReader ? Int(parser.problem_offset) : offset(parser.problem_mark))
    }
    return event
  }

  private mutating func node(_ event: yaml_event_t) throws(YAMLError) -> YAMLNode {
    let start = offset(event.start_mark)
    depth += 1
    defer { depth -= 1 }
    if depth > dialect.deepest { throw YAMLError(message: "nested too deeply", offset: start) }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuse(anchor: scalar.anchor, tag: scalar.tag, at: start)
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return YAMLNode(content: .scalar(text, .init(scalar.style)), range: start..<offset(event.end_mark))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      try refuse(anchor: sequence.anchor, tag: sequence.tag, at: start)
      return try self.sequence(from: start, sequence.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      try refuse(anchor: mapping.anchor, tag: mapping.tag, at: start)
      return try self.mapping(from: start, mapping.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block)
    case YAML_ALIAS_EVENT:
      throw YAMLError(message: "an alias (*): write the value out", offset: start)
    default:
      throw YAMLError(message: "not YAML", offset: start)
    }
  }

  private mutating func sequence(from start: Int, _ style: YAMLNode.CollectionStyle) throws(YAMLError) -> YAMLNode {
    var items: [YAMLNode] = []
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT {
        return YAMLNode(content: .sequence(items, style), range: start..<max(start, offset(event.end_mark)))
      }
      items.append(try node(event))
    }
  }

  private mutating func mapping(from start: Int, _ style: YAMLNode.CollectionStyle) throws(YAMLError) -> YAMLNode {
    var pairs: [YAMLNode.Pair] = []
    var keys: Set<String> = []
    var end = start
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_MAPPING_END_EVENT {
        return YAMLNode(content: .mapping(pairs, style), range: start..<max(start, offset(event.end_mark)))
      }
      let key = try node(event)
      guard let name = key.text else {
        throw YAMLError(message: "a key that is not text", offset: key.range.lowerBound)
      }
      if dialect == .strict, let mark = explicitKeyMark(in: end..<key.range.lowerBound) {
        throw YAMLError(message: "an explicit key (?): write `key: value`", offset: mark)
      }
      if dialect == .strict, name == "<<" {
        throw YAMLError(message: "a merge key (<<): write the values out", offset: key.range.lowerBound)
      }
      guard keys.insert(name).inserted else {
        throw YAMLError(message: "'\(name)' is given twice", offset: key.range.lowerBound)
      }
      var valueEvent = try next()
      defer { yaml_event_delete(&valueEvent) }
      let value = try node(valueEvent)
      end = max(key.range.upperBound, value.range.upperBound)
      pairs.append(.init(key: name, keyRange: key.range, value: value))
    }
  }

  /// Where the `?` of an explicit key stands between a value and the next key: nothing else but blanks, commas and
  /// comments can stand there.
  private func explicitKeyMark(in gap: Range<Int>) -> Int? {
    var isComment = false
    for offset in gap {
      switch input[offset] {
      case UInt8(ascii: "\n"): isComment = false
      case UInt8(ascii: "#"): isComment = true
      case UInt8(ascii: "?") where !isComment: return offset
      default: break
      }
    }
    return nil
  }

  private func refuse(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at offset: Int
  ) throws(YAMLError) {
    guard dialect == .strict else { return }
    if anchor != nil { throw YAMLError(message: "an anchor (&): write the value without it", offset: offset) }
    if tag != nil { throw YAMLError(message: "a tag (!): write the value without it", offset: offset) }
  }
}

extension YAMLNode.ScalarStyle {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
