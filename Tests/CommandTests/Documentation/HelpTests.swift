import ArgumentParser
import Testing

@testable import Issues
@testable import git_issue

/// `git issue help`, and `--help`.
struct HelpTests {
  @Test(arguments: ManualTests.commands) func `help and --help show the page of a command`(_ command: [String]) {
    let help = DocumentedProgram().run(["help"] + command)
    #expect(help.status == 0 && help.messages == "")
    #expect(help.text.hasPrefix("NAME\n    git-issue-\(command.joined(separator: "-")) - "))
    #expect(DocumentedProgram().run(command + ["--help"]).text == help.text)
  }

  @Test(arguments: [("git-issue-form", "form"), ("git-issue-form-show", "form show"), ("git-issue-query", "query")])
  func `help knows the names that man has`(_ name: String, words: String) {
    let help = DocumentedProgram().run("help", name)
    #expect(help.status == 0)
    #expect(help.text == DocumentedProgram().run(["help"] + words.split(separator: " ").map(String.init)).text)
  }

  @Test(arguments: Topic.allCases) func `help shows a topic`(_ topic: Topic) {
    let help = DocumentedProgram().run("help", topic.rawValue)
    #expect(help.status == 0 && help.text.contains("git-issue-\(topic)"))
  }

  @Test func `help about the hooks tells what each does`() {
    let page = DocumentedProgram().run("help", "hooks").text
    for hook in ["pre-commit", "commit-msg", "post-rewrite", "pre-receive", "lefthook", "--no-verify"] {
      #expect(page.contains(hook))
    }
  }

  @Test func `without words, or with -h, the commands are listed by what they are for`() {
    let overview = DocumentedProgram().run("help")
    #expect(overview.status == 0)
    #expect(overview.text.contains("\nfile and change issues\n    add      File a report: checked, then committed.\n"))
    #expect(overview.text.contains("\n    format  how issues are written\n"))
    let brief = DocumentedProgram().run("-h")
    #expect(brief.status == 129 && brief.text == overview.text)
    #expect(DocumentedProgram().run([]).text == overview.text)
  }

  @Test func `git issue --help has what all commands share`() {
    let help = DocumentedProgram().run("--help")
    #expect(help.status == 0 && help.text.contains("EXIT STATUS"))
    #expect(DocumentedProgram().run("help", "git-issue").text == help.text)
  }

  @Test(
    arguments: [
      (["lst"], "'lst' is neither a command nor a topic", "did you mean 'list'?"),
      (["qurey"], "'qurey' is neither a command nor a topic", "did you mean 'query'?"),
      (["complete"], "'complete' is neither a command nor a topic", ""),
      (["form", "shw"], "'git issue form' has no command 'shw'", "did you mean 'show'?"),
      (["add", "x"], "'git issue add' has no command 'x'", "git issue help add"),
    ]) func `what has no page is told with the nearest name`(_ words: [String], message: String, hint: String)
  {
    let help = DocumentedProgram().run(["help"] + words)
    #expect(help.status == 129 && help.text == "")
    #expect(help.messages.hasPrefix("error: \(message)\nhint: "))
    #expect(help.messages.contains(hint))
  }

  @Test(arguments: ManualTests.commands) func `-h fits 80 columns`(_ command: [String]) {
    let lines = DocumentedProgram().run(command + ["-h"]).text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `the version is told, also beside --help`() {
    #expect(DocumentedProgram().run("--version").text == "git-issue \(GitIssue.version)\n")
  }

  @Test func `a query is explained with all keys, a rule with its example`() {
    let query = DocumentedProgram().run("help", "query").text
    for key in Query.Key.names([]) + Query.State.allCases.map({ "is:\($0.rawValue)" }) { #expect(query.contains(key)) }
    let rules = DocumentedProgram().run("help", "rules").text
    for rule in RuleSet.all { #expect(rules.contains("\n  \(rule.id)\n    \(rule.summary.prefix(40))")) }
  }
}
