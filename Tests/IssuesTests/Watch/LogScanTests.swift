import Testing

@testable import Issues

/// Patterns in logs.
struct LogScanTests {
  @Test(arguments: 0..<300) func `a search says what a match of the whole line says`(seed: Int) throws {
    var texts = NastyTexts(seed: UInt64(seed) + 3)
    let parts = ["ab", "b+", "(?:a|cd)", "^", "$", "[^a]", ".", "x{2,3}", "é", "(ab|ba)c", "d?", "\\d"]
    let text = (0...texts.number(below: 4)).map { _ in texts.pick(parts) }.joined()
    guard let pattern = try? Pattern(text), let whole = try? Pattern("(?:.*)(?:\(text))(?:.*)") else { return }
    let search = PatternSearch(pattern)
    for _ in 0..<30 {
      let line = (0..<texts.number(below: 7)).map { _ in texts.pick(["a", "b", "c", "d", "x", "é", "1", "🔴"]) }.joined()
      let isFound = Array(line.utf8).withUnsafeBufferPointer { search.matches($0) }
      #expect(isFound == whole.matches(line), "\(text) in \(line)")
      if isFound, let literals = pattern.literals {
        let bytes = Array(line.utf8)
        #expect(
          bytes.withUnsafeBufferPointer { buffer in literals.contains { Literal($0).find(in: buffer, from: 0) != nil } }
        )
      }
    }
  }

  @Test(arguments: [
    ("took [0-9]{4,} ms", ["took "]), ("timeout|deadlock found", ["timeout", "deadlock found"]),
    ("[Ee]rror: db", ["rror: db"]),
    ("a?b", nil), ("(?:ab)+", ["ab"]), ("(?:ab)*c", nil), ("(?:timeout|.)x", nil),
  ]) func `literals are taken from a pattern`(text: String, literals: [String]?) throws {
    #expect(try Pattern(text).literals == literals.map { $0.map { Array($0.utf8) } })
  }

  @Test(arguments: 0..<60) func `pieces of any size give the same counts and lines`(seed: Int) throws {
    var texts = NastyTexts(seed: UInt64(seed) + 11)
    let lines = (0..<200).map { _ in
      texts.pick(["ok", "", "error: disk", "took 12345 ms", "error: net\r", "x took 1 ms", "\u{FFFD}é error"])
    }
    let end = texts.pick(["", "\n"])
    let bytes = Array((lines.joined(separator: "\n") + end).utf8)
    let list = WatchList([
      WatchedPattern(name: "E", pattern: "^error: (?:disk|net)$"), WatchedPattern(name: "S", pattern: "\\d{5}"),
      WatchedPattern(name: "None"),
    ])
    var scan = LogScan(list)
    scan.begin("a.log")
    var start = 0
    while start < bytes.count {
      let next = min(bytes.count, start + 1 + texts.number(below: 300))
      bytes[start..<next].withUnsafeBufferPointer { scan.add($0) }
      start = next
    }
    scan.end()
    let expected = [
      lines.indices.filter { ["error: disk", "error: net\r"].contains(lines[$0]) },
      lines.indices.filter { lines[$0].contains("12345") },
    ]
    #expect(scan.findings.map(\.count) == expected.map(\.count))
    #expect(scan.findings.map { $0.places.first?.first } == expected.map { $0.first.map { $0 + 1 } })
    #expect(scan.findings.map { $0.places.first?.last } == expected.map { $0.last.map { $0 + 1 } })
    #expect(scan.findings.map { $0.samples.map(\.line) } == expected.map { $0.prefix(5).map { $0 + 1 } })
    #expect(scan.notLookedFor.map(\.name) == ["None"])
    let count = end.isEmpty && lines.last == "" ? lines.count - 1 : lines.count
    #expect(scan.lines == count)
    #expect(scan.bytes == bytes.count)
  }

  @Test func `of a line without end the start is looked at, once`() {
    var scan = LogScan(WatchList([WatchedPattern(name: "E", pattern: "error")]))
    scan.begin("a.log")
    let piece = Array("error ".utf8) + Array(repeating: UInt8(ascii: "x"), count: 700_000)
    for _ in 0..<5 { piece.withUnsafeBufferPointer { scan.add($0) } }
    Array("\nerror\n".utf8).withUnsafeBufferPointer { scan.add($0) }
    scan.end()
    #expect(scan.findings.map(\.count) == [2])
    #expect(scan.findings.first?.places.first?.last == 2)
    #expect(scan.cutLines == 1)
    #expect(scan.findings.first?.samples.map(\.text.count) == [501, 5])
  }
}
