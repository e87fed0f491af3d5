import Testing

@testable import Issues

struct ChangeTests {
  private static let text = """
    ---
    id: BUG-001
    status: open
    labels:
      - a
      - b
    environment:
      os: Debian 12
    ---

    Before.

    ## Description

    Text.
    """

  private func changes(_ edits: (String, String)...) -> [Change] {
    let new = edits.reduce(Self.text) { $0.replacing($1.0, with: $1.1) }
    return Change.between(Document(Self.text), Document(new))
  }

  @Test func `the same document has not changed`() {
    #expect(changes() == [])
    #expect(changes(("status: open", "status:   'open'")) == [])
    #expect(changes(("Text.", "\nText.\n\n")) == [])
  }

  @Test func `fields, parts of maps, lists and sections are told one by one`() {
    #expect(changes(("status: open", "status: fixed")) == [Change(.field, "status", old: "open", new: "fixed")])
    #expect(changes(("status: open\n", "")) == [Change(.field, "status", old: "open", new: nil)])
    #expect(changes(("  - b\n", "  - b\n  - c\n")) == [Change(.field, "labels", old: "a, b", new: "a, b, c")])
    #expect(
      changes(("Debian 12", "Debian 13")) == [Change(.field, "environment.os", old: "Debian 12", new: "Debian 13")])
    #expect(changes(("Text.", "More.")) == [Change(.section, "Description", old: "Text.", new: "More.")])
    #expect(changes(("Before.", "After.")) == [Change(.section, "body", old: "Before.", new: "After.")])
    #expect(
      changes(("Text.", "Text.\n\n## Description\n\nAgain."))
        == [Change(.section, "Description (2)", old: nil, new: "Again.")])
  }

  @Test func `from nothing everything is new, and to nothing everything is gone`() {
    let created = Change.between(nil, Document(Self.text))
    let deleted = Change.between(Document(Self.text), nil)
    #expect(created.map(\.name) == ["id", "status", "labels", "environment.os", "body", "Description"])
    #expect(created.allSatisfy { $0.old == nil && $0.new != nil })
    #expect(deleted.map(\.name) == created.map(\.name))
    #expect(deleted.allSatisfy { $0.old != nil && $0.new == nil })
  }

  @Test func `several states are compared with one as each of them alone`() {
    let old = Document(Self.text)
    let origin = ChangeOrigin(old)
    for edit in ["status: open", "  - b\n", "Before.", "Text.", "## Description", "---\n\n"] {
      let new = Document(Self.text.replacing(edit, with: "x"))
      #expect(Change.from(origin, to: new) == Change.between(old, new), "\(edit)")
    }
    #expect(Change.from(origin, to: nil) == Change.between(old, nil))
  }

  @Test func `a front matter that cannot be read is said to be`() {
    let changes = Change.between(Document(Self.text), Document("---\na: [\n---\n"))
    #expect(changes.contains { $0.name == "front matter" && $0.new?.hasPrefix("unreadable") == true })
  }
}
