import Testing

@testable import Issues

struct TemplateWordingTests {
  @Test(arguments: [
    "1. Go to '...'", "2. Click on '....'", "3. Scroll down to “…”", "- OS: [e.g. Debian 12]", "**Version** [e.g. 22]",
    "- [ ] Device: [e.g., iPhone6]", "[e.g. a link]", "A clear and concise description of what the bug is.",
    "_Please add any other context about the problem here._", "If applicable, add screenshots to help explain it.",
  ]) func `is unmistakable`(_ line: String) {
    #expect(TemplateWording.isUnmistakable(line))
    #expect(Substance.withoutForm.isPlaceholder(Leaf(text: line)))
  }

  @Test(arguments: [
    "Click on '...'", "Open '...'", "The label is cut to '...'", "Go to '../lib'", "Some formats are empty [e.g. PNG]",
    "Versions: all recent ones [e.g. 3.2]", "Steps to reproduce the behavior:",
    "Please complete the following information:",
    "A clear and concise error would help.", "Thanks for taking the time to look at this!",
    "\"A clear and concise description of what the bug is.\"", "`OS: [e.g. iOS]`", "What happened?",
  ]) func `may be a reporter's`(_ line: String) {
    #expect(!TemplateWording.isUnmistakable(line))
  }

  @Test(arguments: [
    ("Any other password is wrong.", false), ("Any other field keeps its value", false),
    ("Any other comments or thoughts", true), ("Any other context about the problem", true),
  ]) func `what is true of any other is an answer`(_ line: String, isHint: Bool) {
    #expect(Substance.withoutForm.isPlaceholder(Leaf(text: line)) == isHint)
  }
}
