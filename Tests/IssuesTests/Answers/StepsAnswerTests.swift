import Testing

@testable import Issues

/// How one text under a heading for steps, or a whole report, is judged.
@Suite("Steps") struct StepsAnswerTests {
  @Test(
    "that stand under their heading are steps",
    arguments: [
      "1. Open the login page\n2. Leave the password empty", "- open /login\n- press Enter",
      "Just start the application.",
      "Open the login page, leave the password empty and press Enter; it crashes.", "```sh\nmake check\n```",
      "```python\nimport tool\ntool.run()\n```", "    curl -d password= localhost/login",
      "https://github.com/example/repro",
      "<details>\n\n1. Open /login\n2. Press Enter\n\n</details>", "1. Start with a TODO app and add none",
      "ログインページを開き、Enter を押す", "打开登录页，点击提交", "| step | do |\n|---|---|\n| 1 | open /login |", "`git issue add`",
      "Settings > Language > Polish", "When I resize the window it freezes.",
      "I don't know why, but clicking twice does it.", "Schicht anlegen und bis 2 Uhr ziehen.",
      "Opened the mixer, muted channel 3.",
      "_No response_\n\n1. Run `make`\n2. Look", "1. Go to 'Settings'\n2. Click on 'Save'\n3. See error",
    ])
  func areSteps(text: String) {
    #expect(verdict("### Steps to Reproduce\n\n\(text)").isReal)
  }

  @Test(
    "that only stand in for them are none",
    arguments: [
      "", "_No response_", "N/A", "none", "TODO", "...", "…", ".", "idk", "-", "[Step 1]", "1. [Step 1]\n2. [Step 2]",
      "1.\n2.\n3.",
      "<!-- how do you get there? -->",
      // Of three sections that have a comment each, all have the same text: none.
      "<!-- how? -->\n\n### Expected\n\n<!-- what? -->\n\n### Actual\n\n<!-- what else? -->",
      "#### Steps", "- [ ] ", "1. ...\n2. ...", "1. First step\n2. Second step",
      "```\n```", "**",
      "There are no steps.", "I don't have steps to reproduce", "Go to '...'\nClick on '....'\nSee error", "asdasdasd",
      "qwerty", "test",
      "123", "error crash", "crashed randomly", "It happens randomly, no way to reproduce.",
      "I have no idea why or how it crashed.",
      "...step 1 description...", "Just use the app normally.", "> Please describe the steps in detail.",
      "_List the exact steps._",
      "1. 第一步\n2. 第二步", "如题", "不知道，随机出现", "не знаю, оно само", "boh", "1. (İlk adım)", "Why does this happen?",
      "```\n2026-01-02 10:00:01 ERROR boom\n2026-01-02 10:00:02 ERROR boom\n```",
      "- [x] I have searched the existing issues",
      "Steps to reproduce the behavior:\n1. Go to '...'", "Thank you very much for your time!", "![screenshot](a.png)",
      "It would be great if the list had colours.", "1. CPU usage is at 100% all the time\n2. the fan is very loud",
      "N\u{200B}/A", "Ｎ／Ａ", "To be filled in by QA", "Keine Angabe", "1. Fill me",
      "1. Vá para '...'\n2. Clique em '....'\n3. Ver erro", "```\n// your code here\n```",
      "unable to clarify the steps", "See above.", "As described in the description.", "See the mail.",
      "See the description above: as above.",
    ])
  func areNone(text: String) {
    #expect(!verdict("### Steps to Reproduce\n\n\(text)\n\n### Expected Behavior\n\nNo crash.").isReal)
  }

  @Test(
    "that are referred to are what stands there",
    arguments: [
      ("1. Open the login page\n2. Press Enter", "See above.", true),
      ("When I press Enter in an empty field, the page goes blank.", "As described above.", true),
      ("The page is blank.", "See above.", false), ("The page is blank.", "See the description.", false),
      ("The page is blank.", "As above, then press Enter twice in the empty field.", true),
    ])
  func areReferredTo(description: String, steps: String, isReal: Bool) {
    #expect(verdict("### Description\n\n\(description)\n\n### Steps to Reproduce\n\n\(steps)").isReal == isReal)
  }

  @Test(
    "are found outside any section",
    arguments: [
      "1. Build with the sanitizer\n2. Start the program\n\nIt aborts.", "When I open a new window, nothing is drawn.",
      "ran `tool sync --dry-run` in an empty folder and got a panic",
      "`lint .` segfaults in any folder with a dangling link",
      "npm -g install tool\ntool", "```\n$ make clean\n$ make\nfatal error: x.h: No such file\n```",
      "It fails, see https://codesandbox.io/s/abc", "**Wie kann man es nachstellen:** Fenster öffnen und ziehen",
      "■再現手順\n・保存を押す", "h3. Steps\n\n# create a page\n# press Save",
      "What steps will reproduce the problem?\n1. open a file\n2. Undo",
      "```\nWhat steps will reproduce the problem?\n1. open a file\n2. Undo\n\nWhat version are you using?\n1.3 on Ubuntu 12.04\n```",
      "How to see it: tab to a swatch, hit Enter, pick a colour",
    ])
  func areFoundElsewhere(text: String) {
    #expect(verdict(text).isReal)
  }

  @Test(
    "are not made of a complaint, a trace or a plan",
    arguments: [
      "The login page crashes when the password is empty.", "Since the last update nothing works anymore!",
      "```\nTraceback (most recent call last):\n  File \"a.py\", line 3, in f\nKeyError: 7\n```",
      "random crash, please fix",
      "It would be nice to have a dark theme.", "Cannot reproduce, happened once when I was away.",
      "Does this issue occur when all extensions are disabled?: Yes/No",
    ])
  func areNotMadeOfThat(text: String) {
    #expect(!verdict(text).isReal)
  }

  private func verdict(_ body: String) -> StepsAnswer.Verdict { Subject.body(body).steps.verdict }
}

extension StepsAnswer.Verdict {
  fileprivate var isReal: Bool { if case .real = self { true } else { false } }
}

extension Subject {
  /// A text under the `bug` form.
  static func body(_ text: String) -> Subject {
    Subject(
      kind: .body, path: "body.md", document: Document(body: Array(text.utf8)),
      reading: Form.builtIn("bug").map { FormReading($0) }, configuration: Configuration(), types: [])
  }
}
