/// The parts of a pattern, as they are nested.
indirect enum PatternPart: Sendable {
  case empty
  case scalar(ScalarSet)
  case start
  case end
  case sequence([PatternPart])
  /// At least one.
  case choice([PatternPart])
  /// Without a `most`, any number.
  case repetition(PatternPart, least: Int, most: Int?)
}

/// Unicode scalars, as a class of a pattern names them.
struct ScalarSet: Sendable {
  var ranges: [ClosedRange<Unicode.Scalar>]
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar) } != isNegated }

  static let any = ScalarSet(ranges: [], isNegated: true)
  static let digits = ScalarSet(ranges: ["0"..."9"])
  static let word = ScalarSet(ranges: ["0"..."9", "A"..."Z", "_"..."_", "a"..."z"])
  static let space = ScalarSet(ranges: ["\t"..."\r", " "..." ", "\u{A0}"..."\u{A0}", "\u{2028}"..."\u{2029}"])
}

/// Reads the text of a ``Pattern``.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func read() throws(Pattern.Fault) -> PatternPart {
    let part = try choice()
    if index < scalars.count { throw fault("a ')' without its '('") }
    return part
  }

  private func fault(_ message: String, at offset: Int? = nil) -> Pattern.Fault {
    Pattern.Fault(message: message, offset: offset ?? index)
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func choice() throws(Pattern.Fault) -> PatternPart {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(Pattern.Fault) -> PatternPart {
    var parts: [PatternPart] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let part = try atom()
      parts.append(try repeated(part))
    }
    return parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repeated(_ part: PatternPart) throws(Pattern.Fault) -> PatternPart {
    let start = index
    let result: PatternPart
    switch next {
    case "?": result = .repetition(part, least: 0, most: 1)
    case "*": result = .repetition(part, least: 0, most: nil)
    case "+": result = .repetition(part, least: 1, most: nil)
    case "{":
      index += 1
      guard let least = number() else { throw fault("a '{' without a number: write '\\{' for the sign", at: start) }
      let most = take(",") ? number() : least
      guard next == "}" else { throw fault("a '{' without its '}'", at: start) }
      guard least <= 100, most ?? 0 <= 100 else { throw fault("a repetition of more than 100", at: start) }
      guard most ?? least >= least else { throw fault("a repetition that ends before it starts", at: start) }
      result = .repetition(part, least: least, most: most)
    default: return part
    }
    index += 1
    // A lazy repetition matches the same whole texts.
    _ = take("?")
    if let scalar = next, "*+?{".unicodeScalars.contains(scalar) {
      throw fault("a repetition of a repetition: put the first one in parentheses")
    }
    return result
  }

  private mutating func number() -> Int? {
    let start = index
    while let scalar = next, ScalarSet.digits.contains(scalar) { index += 1 }
    guard index > start, index - start <= 4 else { return nil }
    return scalars[start..<index].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
  }

  private mutating func atom() throws(Pattern.Fault) -> PatternPart {
    let start = index
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case ".": return .scalar(.any)
    case "^": return .start
    case "$": return .end
    case "[": return .scalar(try scalarClass(from: start))
    case "\\": return .scalar(try escape(from: start))
    case "(":
      if take("?"), !take(":") { throw fault("look-around and named groups are not read here", at: start) }
      depth += 1
      defer { depth -= 1 }
      guard depth <= 50 else { throw fault("groups nested more than 50 deep", at: start) }
      let part = try choice()
      guard take(")") else { throw fault("a '(' without its ')'", at: start) }
      return part
    case "*", "+", "?", "{": throw fault("'\(scalar)' with nothing to repeat", at: start)
    default: return .scalar(ScalarSet(ranges: [scalar...scalar]))
    }
  }

  private mutating func escape(from start: Int) throws(Pattern.Fault) -> ScalarSet {
    guard let scalar = next else { throw fault("a '\\' with nothing behind it", at: start) }
    index += 1
    switch scalar {
    case "d": return .digits
    case "D": return ScalarSet(ranges: ScalarSet.digits.ranges, isNegated: true)
    case "w": return .word
    case "W": return ScalarSet(ranges: ScalarSet.word.ranges, isNegated: true)
    case "s": return .space
    case "S": return ScalarSet(ranges: ScalarSet.space.ranges, isNegated: true)
    case "n": return ScalarSet(ranges: ["\n"..."\n"])
    case "t": return ScalarSet(ranges: ["\t"..."\t"])
    case "1"..."9", "k": throw fault("back-references are not read here", at: start)
    case _ where ScalarSet.word.contains(scalar): throw fault("'\\\(scalar)' is not read here", at: start)
    default: return ScalarSet(ranges: [scalar...scalar])
    }
  }

  /// What stands between `[` and `]`.
  private mutating func scalarClass(from start: Int) throws(Pattern.Fault) -> ScalarSet {
    var set = ScalarSet(ranges: [], isNegated: take("^"))
    while let scalar = next, scalar != "]" {
      let low = try member(scalar)
      guard low.count == 1, index + 1 < scalars.count, next == "-", scalars[index + 1] != "]" else {
        set.ranges += low
        continue
      }
      index += 1
      let high = try member(scalars[index])
      guard high.count == 1, low[0].lowerBound <= high[0].upperBound else {
        throw fault("a range that ends before it starts", at: start)
      }
      set.ranges.append(low[0].lowerBound...high[0].upperBound)
    }
    guard take("]") else { throw fault("a '[' without its ']'", at: start) }
    return set
  }

  private mutating func member(_ scalar: Unicode.Scalar) throws(Pattern.Fault) -> [ClosedRange<Unicode.Scalar>] {
    let start = index
    index += 1
    guard scalar == "\\" else { return [scalar...scalar] }
    let set = try escape(from: start)
    if set.isNegated { throw fault("'\\D', '\\W' and '\\S' are not read inside '[ ]'", at: start) }
    return set.ranges
  }
}
