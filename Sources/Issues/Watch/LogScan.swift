/// Looks for the patterns of a watch list in logs, piece by piece: of what was read it keeps counts and a few samples.
package struct LogScan {
  /// What was found of one pattern.
  package struct Finding: Sendable, Equatable {
    /// In one log.
    package struct Place: Sendable, Equatable {
      package let log: String
      package var count: Int
      /// Line numbers, counted from 1.
      package var first: Int
      package var last: Int
    }

    package struct Sample: Sendable, Equatable {
      package let log: String
      package let line: Int
      package let text: String
    }

    package let watched: WatchedPattern
    package var places: [Place] = []
    package var samples: [Sample] = []
    package var count: Int { places.reduce(0) { $0 + $1.count } }
  }

  /// Of a longer line the rest is not looked at, in bytes.
  package static let longestLine = 1 << 20
  private static let mostSamples = 5
  private static let longestSample = 500

  package private(set) var findings: [Finding] = []
  /// Patterns that nothing is known of to look for.
  package let notLookedFor: [WatchedPattern]
  package private(set) var lines = 0
  package private(set) var bytes = 0
  /// How many lines were too long to be looked at as a whole.
  package private(set) var cutLines = 0

  private var searches: [Search] = []
  private var log = ""
  /// The lines of this log before what is kept.
  private var line = 0
  private var rest: [UInt8] = []
  /// Whether the end of a line that was too long is still to come.
  private var isCutting = false

  private struct Search {
    let automaton: PatternSearch
    let literals: [Literal]?
  }

  package init(_ list: WatchList) {
    for watched in list.patterns {
      guard let text = watched.pattern, let pattern = try? Pattern(text) else { continue }
      findings.append(Finding(watched: watched))
      searches.append(
        Search(automaton: PatternSearch(pattern), literals: pattern.literals.map { $0.map(Literal.init) }))
    }
    notLookedFor = list.patterns.filter { $0.pattern == nil }
  }

  /// Begins another log.
  package mutating func begin(_ log: String) {
    self.log = log
    (line, rest, isCutting) = (0, [], false)
  }

  /// Takes the next piece of the log.
  package mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
    bytes += piece.count
    guard let newline = piece.lastIndex(of: UInt8(ascii: "\n")) else { return keep(piece[...]) }
    var start = piece.startIndex
    if isCutting || !rest.isEmpty {
      // The line that has begun in an earlier piece.
      let end = piece.firstIndex(of: UInt8(ascii: "\n")) ?? newline
      keep(piece[..<end])
      endLine()
      start = end + 1
    }
    if start <= newline { look(UnsafeBufferPointer(rebasing: piece[start...newline])) }
    keep(piece[(newline + 1)...])
  }

  /// Ends the log: its last line may have no end.
  package mutating func end() {
    if isCutting || !rest.isEmpty { endLine() }
  }

  private mutating func keep(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    guard !isCutting else { return }
    let room = Self.longestLine - rest.count
    rest.append(contentsOf: bytes.prefix(room))
    guard bytes.count > room else { return }
    cutLines += 1
    isCutting = true
    lookAtRest()
  }

  private mutating func endLine() {
    if !isCutting { lookAtRest() }
    line += 1
    lines += 1
    isCutting = false
  }

  private mutating func lookAtRest() {
    let bytes = rest
    rest.removeAll(keepingCapacity: true)
    bytes.withUnsafeBufferPointer { buffer in
      for index in searches.indices where isIn(buffer, searches[index]) { note(index, buffer, at: line + 1) }
    }
  }

  private func isIn(_ line: UnsafeBufferPointer<UInt8>, _ search: Search) -> Bool {
    if let literals = search.literals, !literals.contains(where: { $0.find(in: line, from: 0) != nil }) { return false }
    return search.automaton.matches(Self.withoutReturn(line))
  }

  private static func withoutReturn(_ line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    line.last == UInt8(ascii: "\r") ? UnsafeBufferPointer(rebasing: line.dropLast()) : line
  }

  // MARK: Whole lines

  /// Looks at lines, each with its end.
  private mutating func look(_ text: UnsafeBufferPointer<UInt8>) {
    for index in searches.indices {
      var cursor = Cursor(text)
      var candidates = Candidates(searches[index].literals, in: text)
      while let candidate = candidates.next(from: cursor.end) {
        cursor.move(to: candidate)
        let found = Self.withoutReturn(UnsafeBufferPointer(rebasing: text[cursor.start..<(cursor.end - 1)]))
        if searches[index].automaton.matches(found) { note(index, found, at: line + cursor.line) }
      }
    }
    let count = text.count { $0 == UInt8(ascii: "\n") }
    line += count
    lines += count
  }

  /// Where lines may hold a pattern: where one of its literals stands, or anywhere without any.
  private struct Candidates {
    private let text: UnsafeBufferPointer<UInt8>
    /// Each with where it stands next, so that a rare one is not looked for again and again.
    private var literals: [(literal: Literal, place: Int)]?

    init(_ literals: [Literal]?, in text: UnsafeBufferPointer<UInt8>) {
      self.text = text
      self.literals = literals?.map { ($0, -1) }
    }

    mutating func next(from start: Int) -> Int? {
      guard start < text.count else { return nil }
      guard var literals else { return start }
      for index in literals.indices where literals[index].place < start {
        literals[index].place = literals[index].literal.find(in: text, from: start) ?? .max
      }
      self.literals = literals
      let first = literals.map(\.place).min() ?? .max
      return first == .max ? nil : first
    }
  }

  /// A line of a text, and its number.
  private struct Cursor {
    private let text: UnsafeBufferPointer<UInt8>
    private(set) var start = 0
    /// Behind the line end.
    private(set) var end = 0
    private(set) var line = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// Moves on to the line of an offset.
    mutating func move(to offset: Int) {
      let between = text[end...offset].dropLast()
      line += between.count { $0 == UInt8(ascii: "\n") } + 1
      start = between.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end
      end = text[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
    }
  }

  private mutating func note(_ index: Int, _ text: UnsafeBufferPointer<UInt8>, at number: Int) {
    if let last = findings[index].places.indices.last, findings[index].places[last].log == log {
      findings[index].places[last].count += 1
      findings[index].places[last].last = number
    } else {
      findings[index].places.append(Finding.Place(log: log, count: 1, first: number, last: number))
    }
    guard findings[index].samples.count < Self.mostSamples else { return }
    let isLong = text.count > Self.longestSample
    let start = String(decoding: text.prefix(Self.longestSample), as: UTF8.self)
    findings[index].samples.append(Finding.Sample(log: log, line: number, text: isLong ? "\(start)…" : start))
  }
}

/// A text that is looked for by its last byte, skipping what cannot hold it (Horspool).
struct Literal: Sendable {
  private let bytes: [UInt8]
  private let skips: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var skips = Array(repeating: bytes.count, count: 256)
    for (index, byte) in bytes.dropLast().enumerated() { skips[Int(byte)] = bytes.count - 1 - index }
    self.skips = skips
  }

  /// Where it stands first, from an offset on.
  func find(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      skips.withUnsafeBufferPointer { skips in
        let last = bytes.count - 1
        let end = bytes[last]
        var index = start + last
        while index < text.count {
          let byte = text[index]
          if byte == end {
            var offset = 0
            while offset < last, text[index - last + offset] == bytes[offset] { offset += 1 }
            if offset == last { return index - last }
          }
          index += skips[Int(byte)]
        }
        return nil
      }
    }
  }
}
