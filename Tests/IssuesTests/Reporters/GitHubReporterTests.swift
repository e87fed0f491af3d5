import Testing

@testable import Issues

struct GitHubReporterTests {
  private static func lines(_ diagnostics: [Diagnostic]) -> [String] {
    GitHubReporter().report(.sample(diagnostics)).split(separator: "\n").map(String.init)
  }

  @Test func `annotates the place of a fault`() {
    #expect(
      Self.lines([.sample(), .sample("unknown-field", .warning, message: "no such field", help: "")]) == [
        "::error file=.issues/BUG-001-x.md,line=3,col=1,endLine=3,endColumn=5,title=steps-missing::"
          + "say how; write steps",
        "::warning file=.issues/BUG-001-x.md,line=3,col=1,endLine=3,endColumn=5,title=unknown-field::no such field",
      ])
  }

  @Test func `gives no columns for several lines, which GitHub would refuse`() {
    #expect(
      Self.lines([.sample(endLine: 4, help: "")]) == [
        "::error file=.issues/BUG-001-x.md,line=3,endLine=4,title=steps-missing::say how"
      ])
  }

  @Test func `escapes what ends a property, a message or a line`() {
    let hostile = Diagnostic.sample(
      path: "a%0A,b:\u{301}c\r\n::error::d\u{1B}.md", message: "1%0A\r\n::error::2\u{1B}[31m\u{202E}", help: "")
    #expect(
      Self.lines([hostile]) == [
        "::error file=a%250A%2Cb%3A\u{301}c%0D%0A%3A%3Aerror%3A%3Ad␛.md,line=3,col=1,endLine=3,endColumn=5,"
          + "title=steps-missing::1%250A%0D%0A::error::2␛[31m\u{FFFD}"
      ])
  }

  @Test func `lists what GitHub would drop where nothing in it is a command`() {
    let diagnostics = (1...12).flatMap { line in
      [
        Diagnostic.sample("unknown-field", .warning, line: line),
        .sample(path: "\n::error::\(line)", line: line),
      ]
    }
    let lines = Self.lines(diagnostics)
    #expect(lines.prefix(10).allSatisfy { $0.hasPrefix("::error ") })
    #expect(lines[10..<20].allSatisfy { $0.hasPrefix("::warning ") })
    #expect(
      lines[20...] == [
        "::notice title=git issue check::2 errors and 2 warnings more are not shown here; "
          + "the log of this step lists them",
        "::stop-commands::0123abcd",
        "␊::error::11:11:1: error[steps-missing]: say how; write steps",
        "␊::error::12:12:1: error[steps-missing]: say how; write steps",
        ".issues/BUG-001-x.md:11:1: warning[unknown-field]: say how; write steps",
        ".issues/BUG-001-x.md:12:1: warning[unknown-field]: say how; write steps",
        "::0123abcd::",
      ])
  }

  @Test func `says nothing where nothing is wrong`() {
    #expect(Self.lines([]) == [])
  }
}
