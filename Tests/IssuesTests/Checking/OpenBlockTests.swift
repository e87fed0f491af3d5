import Testing

@testable import Issues

/// A section that something left open takes in is missing, and is told with the place that is to be closed.
struct OpenBlockTests {
  private func helps(_ text: String) throws -> [String: String] {
    let found = RuleSet(configuration: Configuration()).check(try Example(text).subject())
    return Dictionary(found.map { ("\($0.rule) \($0.message.split(separator: "'").last ?? "")", $0.help) }) { $1 }
  }

  @Test(arguments: [("```\ncode", "the code"), ("~~~ sh\ncode", "the code"), ("<!-- hidden", "the comment")])
  func `what is open is named`(_ open: String, _ what: String) throws {
    let text = Example.report(
      ["status: fixed"], sections: ["Actual Behavior": "It crashes.\n\n\(open)", "Resolution": "Check for it."])
    let help = try #require(try helps(text).first { $0.key.hasPrefix("resolution-missing") }?.value)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex(of: open.split(separator: "\n")[0])) + 1
    #expect(help == "it stands in \(what) that begins in line \(line) and is not closed: close that")
  }

  @Test func `sections that the form requires are named so too`() throws {
    let text = Example.report([], sections: ["Description": "It crashes.\n\n<!-- hidden"])
    let found = try helps(text)
    #expect(found.values.count { $0.hasPrefix("it stands in the comment") } == 3, "\(found)")
  }

  @Test(arguments: ["```\ncode\n```", "<!-- hidden -->", "Nothing is open."])
  func `what is closed is not blamed`(_ closed: String) throws {
    let text = Example.report(["status: fixed"], sections: ["Actual Behavior": "It crashes.\n\n\(closed)"])
    let found = try helps(text)
    #expect(!found.isEmpty && found.values.allSatisfy { !$0.contains("it stands in") })
  }
}
