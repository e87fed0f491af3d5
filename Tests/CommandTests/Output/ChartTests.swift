import Testing

@testable import git_issue

struct ChartTests {
  private func chart(_ environment: [String: String]) -> Chart { Chart(.captured(environment: environment)) }

  @Test(
    arguments: [
      (["LANG": "C.UTF-8"], "▁▂▅█"), (["LANG": "de_DE.utf8", "TERM": "xterm"], "▁▂▅█"), (["LC_ALL": "C"], "_.=#"),
      ([:], "_.=#"), (["LC_ALL": "", "LANG": "en_US.UTF-8"], "▁▂▅█"), (["LANG": "C.UTF-8", "TERM": "dumb"], "_.=#"),
      (["LC_ALL": "C", "LANG": "C.UTF-8"], "_.=#"),
    ] as [([String: String], String)])
  func `a line is of what the terminal can show`(_ environment: [String: String], _ expected: String) {
    #expect(chart(environment).line([0, 1, 50, 100]) == expected)
  }

  @Test func `a bar is as long as its part of the largest, and what is there is seen`() {
    let chart = chart(["LANG": "C.UTF-8"])
    #expect(chart.bar(5, 5, of: 10, width: 10) == "█████░░░░░")
    #expect(chart.bar(1, 0, of: 1_000, width: 10) == "█")
    #expect(chart.bar(0, 0, of: 0, width: 10) == "")
    #expect(chart.line([]) == "")
    #expect(chart.line([0, 0]) == "▁▁")
  }
}
