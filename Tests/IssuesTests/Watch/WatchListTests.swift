import Testing

@testable import Issues

/// The watch list, read and edited.
struct WatchListTests {
  private let file = """
    # Ours.
    - name: Slow queries
      area: Performance
      pattern: 'took [0-9]{4,} ms'   # four digits
      severity: high

    - name: "Leaks: memory"
      area: Performance
      seen: 2026-11-20
    - name: Token in a log
      area: Security

    """

  @Test func `names, areas, patterns and sightings are read`() throws {
    let list = try WatchList(Array(file.utf8))
    #expect(list.areas.map(\.name) == ["Performance", "Security"])
    #expect(list.patterns.map(\.pattern) == ["took [0-9]{4,} ms", nil, nil])
    #expect(list.patterns[1].sighting == CalendarDate("2026-11-20").map { .on($0) })
    #expect(list.patterns[1].isNamed("performance / leaks: memory"))
  }

  @Test func `a new pattern stands behind the last of its area, and nothing else changes`() throws {
    let new = [
      WatchedPattern(name: "N+1: queries", area: "Performance"), WatchedPattern(name: "Deadlocks", area: "Reliability"),
      WatchedPattern(name: "Slow queries", area: "Performance", sighting: .someDay),
    ]
    let edited = try WatchList.adding(new, to: Array(file.utf8))
    #expect(
      String(decoding: edited, as: UTF8.self) == """
        # Ours.
        - name: Slow queries
          area: Performance
          pattern: 'took [0-9]{4,} ms'   # four digits
          severity: high
          seen: true

        - name: "Leaks: memory"
          area: Performance
          seen: 2026-11-20
        - name: 'N+1: queries'
          area: Performance
        - name: Token in a log
          area: Security
        - name: Deadlocks
          area: Reliability

        """)
    #expect(try WatchList.adding(new, to: edited) == edited)
  }

  @Test(arguments: [
    "", "\n", "[]", "# only words\n", "- {name: A, area: B}\n", "  - name: A\n    area: B", "-\n  name: A\n",
  ])
  func `any file takes a pattern and a tick`(file: String) throws {
    let pattern = WatchedPattern(name: "New - one", area: "B", pattern: #"\d+: "x" #"#, severity: "low")
    let before = try WatchList(Array(file.utf8)).patterns
    var edited = try WatchList.adding([pattern], to: Array(file.utf8))
    let list = try WatchList(edited)
    #expect(list.patterns.count == before.count + 1)
    let index = try #require(list.patterns.firstIndex(of: pattern))
    for sighting in [WatchedPattern.Sighting.someDay, .on(CalendarDate(daysSince1970: 20_000)), .never] {
      edited = try WatchList.ticking(index, as: sighting, in: edited)
      #expect(try WatchList(edited).patterns[index].sighting == sighting)
    }
  }

  @Test(arguments: [
    ("name: x", 1), ("- name: x\n  pattern: '('\n", 2), ("- area: x\n", 1), ("- name: x\n  seen: tomorrow\n", 2),
    ("- name: x\n  nmae: y\n", 2), ("- name: x\n- name: x\n", 2), ("- name: [x]\n", 1), ("- x\n", 1),
  ]) func `a fault is told with its line`(file: String, line: Int) {
    let read = Result { () throws(SettingsError) in try WatchList(Array(file.utf8)) }
    guard case .failure(let fault) = read else { return #expect(Bool(false), "\(file) was read") }
    #expect(fault.line == line)
    #expect(!fault.help.isEmpty)
  }
}
