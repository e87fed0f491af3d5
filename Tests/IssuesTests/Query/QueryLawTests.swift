import TestSupport
import Testing

@testable import Issues

/// What holds for all queries and issues.
struct QueryLawTests {
  private let configuration = Configuration()
  private let issues: [Issues.Issue]

  init() throws {
    var dice = Dice(seed: 5)
    issues = (1...200).compactMap { number in
      let fields = [
        "id: BUG-\(number)", "status: \(Self.word(["open", "in-progress", "fixed", "gone"], &dice))",
        "severity: \(Self.word(["critical", "high", "medium", "low"], &dice))",
        "reported: 2026-0\(Int.random(in: 1...9, using: &dice))-1\(Int.random(in: 0...9, using: &dice))",
        "labels: [\(Self.word(["a", "b", "a, b", ""], &dice))]",
        "title: \(Self.word(["login", "mail", "log in"], &dice))",
      ]
      return Issue(
        Document("---\n\(fields.joined(separator: "\n"))\n---\n\nText \(number)\n"), path: ".issues/\(number).md")
    }
    #expect(issues.count == 200)
  }

  private static func word(_ words: [String], _ dice: inout Dice) -> String { words.randomElement(using: &dice) ?? "" }

  private func found(_ query: String) throws -> [IssueID] {
    let query = try Query([query], configuration: configuration, types: [])
    let today = try #require(CalendarDate("2026-07-01"))
    return issues.filter { query.matches($0, .init(configuration: configuration, today: today, me: nil)) }.map(\.id)
  }

  private static func term(_ dice: inout Dice, depth: Int = 0) -> String {
    let terms = [
      "status:open", "severity>=high", "label:a,b", "reported:>2m", "login", "is:closed", "no:label", "log*",
      "reported<2026-05", "id>BUG-100",
    ]
    guard depth < 3 else { return word(terms, &dice) }
    let (one, other) = (term(&dice, depth: depth + 1), term(&dice, depth: depth + 1))
    return word(["not (\(one))", "(\(one) or \(other))", "(\(one) \(other))", "-(\(one) and \(other))", one], &dice)
  }

  @Test func `not, and, or obey their laws`() throws {
    var dice = Dice(seed: 9)
    for _ in 0..<200 {
      let (a, b, c) = (Self.term(&dice), Self.term(&dice), Self.term(&dice))
      #expect(try found("not (\(a) \(b))") == found("not (\(a)) or not (\(b))"), "\(a) | \(b)")
      #expect(try found("not (\(a) or \(b))") == found("not (\(a)) not (\(b))"), "\(a) | \(b)")
      #expect(try found("not not (\(a))") == found(a), "\(a)")
      #expect(
        try found("(\(a)) and ((\(b)) or (\(c)))") == found("(\(a)) (\(b)) or (\(a)) (\(c))"), "\(a) | \(b) | \(c)")
      #expect(try found("(\(a)) or not (\(a))") == issues.map(\.id), "\(a)")
      #expect(try found("(\(a)) not (\(a))") == [], "\(a)")
    }
  }

  @Test func `a list is its values with or between them`() throws {
    #expect(try found("severity:high,low,critical") == found("severity:high or severity:low or severity:critical"))
    #expect(try found("-severity:high,low") == found("-severity:high -severity:low"))
    #expect(try found("status:open label:a or label:b") == found("(status:open label:a) or label:b"))
  }

  @Test(arguments: ["label:a ", "label:a or ", "label:a,b,", "not ", "a and ", "\"label:a\" ", "\":\" "])
  func `a long query has an answer`(_ part: String) throws {
    let text = String(repeating: part, count: 10_000) + "label:a"
    let query = try Query([text], configuration: configuration, types: [])
    let isFound = try query.matches(
      #require(issues.first), .init(configuration: configuration, today: CalendarDate(daysSince1970: 20_600), me: nil))
    #expect(isFound == (try #require(issues.first).labels.contains("a") && !":\"".contains(part.prefix(1))))
  }

  @Test(arguments: [
    String(repeating: "(", count: 10_000), String(repeating: ")", count: 10_000),
    String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000),
    String(repeating: "-(", count: 10_000) + "a" + String(repeating: ")", count: 10_000),
    String(repeating: "not (", count: 10_000) + "a", "(", ")", "or", "not", "and or not", "()", "((a)", "a))", "(or)",
    String(repeating: "a or (", count: 10_000),
    "reported:>99999999999999999999d", String(repeating: ":", count: 10_000) + "label:a",
    "id:" + String(repeating: "9", count: 1_000), "sort:" + String(repeating: "id,", count: 10_000), "label:,", "is:,",
  ]) func `a hostile query is told, and no more`(_ text: String) {
    #expect(throws: QueryError.self) { try Query([text], configuration: configuration, types: []) }
  }

  @Test func `saved queries that name each other have an end`() {
    var configuration = Configuration()
    configuration.queries = (0..<50).map { ("q\($0)", "@q\($0 + 1) or @q\($0 + 1)") } + [("q50", "a")]
    #expect(throws: QueryError.self) { try Query(["@q0"], configuration: configuration, types: []) }
    #expect(throws: Never.self) { try Query(["@q47"], configuration: configuration, types: []) }
  }
}
