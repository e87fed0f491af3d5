import Testing

@testable import Issues

/// Three versions of a report, and what becomes of their sections.
struct SectionMergeTests: MergeSuite {
  @Test func `a section that both have changed in different lines merges`() {
    let ours = base.text.replacing("1. Open the login page", with: "1. Open the page")
    let theirs = base.text.replacing("press Enter", with: "press Enter\n3. Wait")
    expectClean(merge(ours, theirs, since: base.text), Document(ours.replacing("Enter", with: "Enter\n3. Wait")))
  }

  @Test func `neighbouring sections merge, and only the lines that differ are in conflict`() {
    let ours = base.text.replacing("## Expected", with: "More.\n\n## Expected").replacing("blank.", with: "white.")
    let theirs = base.text.replacing("An error", with: "Some error").replacing("blank.", with: "black.")
    let result = merge(ours, theirs, since: base.text)
    let conflict = "<<<<<<< ours\nThe page goes white.\n=======\nThe page goes black.\n>>>>>>> theirs\n"
    #expect(
      result.text
        == ours.replacing("An error", with: "Some error").replacing("The page goes white.\n", with: conflict))
  }

  @Test func `sections that both have added are both there`() {
    let ours = base.text + "\n## Notes\n\nOurs.\n"
    let theirs = base.text + "\n## Resolution\n\nTheirs.\n"
    expectClean(merge(ours, theirs, since: base.text), Document(ours + "\n## Resolution\n\nTheirs.\n"))
  }

  @Test func `a section that one has removed and the other has changed is asked for`() {
    let notes = "\n## Notes\n\nSome.\n"
    let result = merge(base.text, base.text + notes.replacing("Some", with: "More"), since: base.text + notes)
    #expect(result.conflicts == 1)
    #expect(result.text == base.text + "\n<<<<<<< ours\n=======\n## Notes\n\nMore.\n>>>>>>> theirs\n")
  }

  @Test func `a heading that one has renamed keeps what the other has written under it`() {
    let ours = base.text.replacing("## Actual Behavior", with: "## What happens")
    let theirs = base.text + "And more.\n"
    expectClean(merge(ours, theirs, since: base.text), Document(ours + "And more.\n"))
  }

  @Test func `a section that both have renamed differently is asked for, once`() {
    let result = merge(
      base.text.replacing("## Expected Behavior", with: "## W1"),
      base.text.replacing("## Expected Behavior", with: "## W2"), since: base.text)
    #expect(
      result.text
        == base.text.replacing(
          "## Expected Behavior\n", with: "<<<<<<< ours\n## W1\n=======\n## W2\n>>>>>>> theirs\n"))
    #expect(result.conflicts == 1)
  }

  @Test func `a section without text that both have renamed differently is asked for`() {
    let start = base.text + "\n## Notes\n"
    let result = merge(base.text + "\n## W1\n", base.text + "\n## W2\n", since: start)
    #expect(result.text == base.text + "\n<<<<<<< ours\n## W1\n=======\n## W2\n>>>>>>> theirs\n")
  }

  @Test func `a section that one has removed and the other renamed is asked for`() {
    let notes = "\n## Notes\n\nSome.\n"
    let result = merge(base.text, base.text + notes.replacing("Notes", with: "Logs"), since: base.text + notes)
    #expect(result.conflicts == 1)
    #expect(result.text == base.text + "\n<<<<<<< ours\n=======\n## Logs\n\nSome.\n>>>>>>> theirs\n")
  }

  @Test func `a section that one has renamed and the other changed next to its heading has both`() {
    let start = base.text + "\n## Notes\nSome.\nMore.\n"
    let result = merge(
      start.replacing("## Notes", with: "## Logs"), start.replacing("More", with: "Much more"), since: start)
    #expect(result.text == base.text + "\n## Logs\nSome.\nMuch more.\n")
    #expect(result.conflicts == 0)
  }

  @Test func `a new name that the other side has given to something else is asked for`() {
    let start = base.text + "\n## Notes\n\nSome.\n"
    let result = merge(
      start.replacing("## Notes", with: "## Logs"), start + "\n## Logs\n\nOther.\n", since: start)
    #expect(result.conflicts == 1)
  }

  @Test(arguments: ["```\ncode", "<!-- hidden"])
  func `a section that something left open would take in stands before it, or is asked for`(_ open: String) {
    let (notes, logs) = ("\n## Notes\n\n\(open)\n", "\n## Logs\n\nLine.\n")
    for (ours, theirs) in [(notes, logs), (logs, notes)] {
      let result = merge(base.text + ours, base.text + theirs, since: base.text)
      #expect(result.conflicts == 0)
      #expect(result.text == base.text + logs + notes)
    }
    let above = merge(
      base.text.replacing("## Steps", with: "\(open)\n\n## Steps"), base.text + logs, since: base.text)
    #expect(above.conflicts == 1)
  }

  @Test func `headings in code are none`() {
    let code = base.text + "\n## Log\n\n```\n## a\nx\n\n## a\ny\n```\n"
    let ours = code.replacing("x\n", with: "ours\n")
    #expect(
      merge(ours, code.replacing("y\n", with: "theirs\n"), since: code).text == ours.replacing("y\n", with: "theirs\n"))
  }

  @Test func `sections of one name merge in their order`() {
    let twice = base.text + "\n## Notes\n\nOne.\n\n## Notes\n\nTwo.\n"
    let result = merge(
      twice.replacing("One", with: "First"), twice.replacing("Two", with: "Second"), since: twice)
    #expect(result.text == twice.replacing("One", with: "First").replacing("Two", with: "Second"))
  }
}
