import Testing

@testable import Issues

struct JUnitReporterTests {
  @Test func `has a case for each file, also for one that only the change reaches`() {
    let result = CheckResult.sample(
      [
        .sample(path: "b.md"), .sample("title-missing", path: "b.md", line: 4),
        .sample("unknown-field", .warning, path: "c.md"), .sample("reference-unknown", path: "d.md"),
      ], paths: ["a.md", "b.md", "c.md"])
    #expect(
      JUnitReporter().report(result) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="git issue check" tests="4" failures="2" errors="0" skipped="0">
          <testsuite name="git issue check" tests="4" failures="2" errors="0" skipped="0">
            <testcase classname="git-issue" name="a.md" file="a.md"/>
            <testcase classname="git-issue" name="b.md" file="b.md">
              <failure message="say how (and 1 more)" type="steps-missing">b.md:3:1: error[steps-missing]: say how; write steps
        b.md:4:1: error[title-missing]: say how; write steps</failure>
            </testcase>
            <testcase classname="git-issue" name="c.md" file="c.md">
              <system-out>c.md:3:1: warning[unknown-field]: say how; write steps</system-out>
            </testcase>
            <testcase classname="git-issue" name="d.md" file="d.md">
              <failure message="say how" type="reference-unknown">d.md:3:1: error[reference-unknown]: say how; write steps</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }
}
