import Foundation
import TestSupport
import Testing

/// What other programs would read of the reports, read by the JSON and XML readers of Python.
struct ReaderTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "read-reports.py").path(percentEncoded: false)

  @Test(arguments: ["checkstyle", "github", "gitlab", "junit", "rdjson", "sarif"])
  func `is read by others as it was meant`(format: String) throws {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks && git issue add 'Login crashes' \(ProgramRepository.answers)")
    try Self.write(Self.reports, in: program)
    #expect(try program.sh("python3 '\(Self.script)' \(format)") == "")
  }

  @Test func `a name that is not UTF-8 leaves the reports well-formed`() throws {
    let program = try ProgramRepository()
    try program.sh(#"git issue init --no-hooks && echo x >"$(printf '.issues/BUG-002-\377\376.md')""#)
    for format in ["sarif", "gitlab", "rdjson"] {
      #expect(try program.sh("git issue check --format \(format) | python3 -m json.tool >/dev/null") == "")
    }
    for format in ["checkstyle", "junit"] {
      let reader = "import sys, xml.etree.ElementTree as reader; reader.parse(sys.stdin.buffer)"
      #expect(try program.sh("git issue check --format \(format) | python3 -c '\(reader)'") == "")
    }
  }

  @Test func `no secret is repeated in any format`() throws {
    let program = try ProgramRepository()
    let secret = "ghp_" + "x7Kq2mZr9TbVw4LnYc8HdJf5GsPa3RuE6oXi"
    try program.sh("git issue init --no-hooks && git issue add 'Login crashes' \(ProgramRepository.answers)")
    try program.sh("echo 'curl -H \"Authorization: token \(secret)\"' >>.issues/BUG-001-login-crashes.md")
    for format in ["text", "json", "checkstyle", "github", "gitlab", "junit", "rdjson", "sarif"] {
      let output = try program.status("git issue check --format \(format)").output
      #expect(output.contains("secret-leaked"), "\(format): \(output)")
      #expect(!output.contains(secret), "\(format) repeats it")
    }
  }

  private static func write(_ reports: [String: String], in program: ProgramRepository) throws {
    for (name, text) in reports { try program.repository.write(".issues/\(name)", text) }
    try program.sh("git add .issues")
  }

  /// Names and values that every format has to quote, and columns behind characters of all lengths.
  private static let reports: [String: String] = {
    var reports = [
      "BUG-010-a, 'b' \"c\" %0A::x ]]>&amp;<d>.md": report(
        "BUG-010", "severity: 日本 😀 e\u{301} 👩‍💻 \u{200B}x", "reported: \"1\\t2\\e[31m ]]> [x](y) %25\""),
      "BUG-011-x\n::error::y\u{1B}.md": report("BUG-011", "status: \"o\\n::error::pne\""),
      "BUG-012-😀日.md": report("BUG-012", "x😀y日: 1", "a\u{301}b: 2"),
      "BUG-013-bytes.md": report("BUG-013", "severity: \u{202E}hgih"),
    ]
    for number in 20..<34 { reports["BUG-0\(number)-x.md"] = report("BUG-0\(number)", "unknown\(number): 😀") }
    return reports
  }()

  private static func report(_ id: String, _ fields: String...) -> String {
    """
    ---
    id: \(id)
    type: bug
    title: A title
    reporter: Ada
    \(fields.joined(separator: "\n"))
    ---

    ## Description

    日本語😀 e\u{301}\t<!-- a --> \u{7F} x

    """
  }
}
