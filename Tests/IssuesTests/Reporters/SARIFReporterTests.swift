import Testing

@testable import Issues

struct SARIFReporterTests {
  @Test func `keeps the worst of more results than GitHub takes, and says so`() {
    let warnings = (1...SARIFReporter.mostResults).map { Diagnostic.sample("unknown-field", .warning, line: $0) }
    let text = SARIFReporter().report(.sample(warnings + [.sample(path: "last.md")]))
    #expect(text.ranges(of: "\"ruleId\"").count == SARIFReporter.mostResults)
    #expect(text.contains("\"uri\": \"last.md\""))
    #expect(text.contains("\"1 more results are left out; git issue check lists them\""))
  }

  @Test(arguments: [
    ("see [x](http://example.org)", "see [x] (http://example.org)"),
    (String(repeating: "é", count: 2_000), String(repeating: "é", count: 999) + "…"),
  ])
  func `gives messages without links, and not endless`(message: String, shown: String) {
    let text = SARIFReporter().report(.sample([.sample(message: message, help: "")]))
    #expect(text.contains("\"text\": \"\(shown)\"\n"))
  }
}
