import Foundation
import Testing

@testable import Issues

/// The reports in `Tests/Reports`, judged as `Scripts/evaluate` judges them.
@Suite("Labelled reports") struct ReportsTests {
  /// The bound is below the figure of the day, so that it tells a fall and not a single report.
  @Test("are told apart", arguments: [("build", 0.9, 0.94), ("holdout", 0.8, 0.9)])
  func areToldApart(part: String, steps: Double, environment: Double) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Reports/\(part)")
    let table = try String(contentsOf: folder.appending(path: "labels.tsv"), encoding: .utf8)
    let reading = FormReading(try #require(Form.builtIn("bug")))
    var tallies: [RuleID: Tally] = ["steps-missing": Tally(), "environment-missing": Tally()]
    for row in table.split(separator: "\n").dropFirst() {
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns[2] != "low" else { continue }
      let bytes = Array(try Data(contentsOf: folder.appending(path: columns[0])))
      let subject = Subject(
        kind: .body, path: columns[0], document: Document(body: bytes), reading: reading,
        configuration: Configuration(),
        types: [])
      let found = Set(RuleSet(configuration: Configuration()).check(subject).map(\.rule))
      tallies["steps-missing"]?.add(
        lacks: ["both", "missing-steps"].contains(columns[1]), isTold: found.contains("steps-missing"))
      tallies["environment-missing"]?.add(
        lacks: ["both", "missing-env"].contains(columns[1]), isTold: found.contains("environment-missing"))
    }
    let stepsTally = try #require(tallies["steps-missing"])
    let environmentTally = try #require(tallies["environment-missing"])
    #expect(stepsTally.total >= 60)
    #expect(stepsTally.f1 >= steps)
    #expect(environmentTally.f1 >= environment)
  }

  private struct Tally {
    var right = 0
    var wrong = 0
    var total = 0

    mutating func add(lacks: Bool, isTold: Bool) {
      total += 1
      if lacks, isTold { right += 1 }
      if lacks != isTold { wrong += 1 }
    }

    /// The harmonic mean of precision and recall.
    var f1: Double { Double(2 * right) / Double(2 * right + wrong) }
  }
}
