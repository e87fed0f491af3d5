import Testing

@testable import Issues

/// The body of a report in parts that are edited one by one.
@Suite struct BodyPartTests {
  private let form = Form.builtIn("bug")
  private let text = """
    ---
    id: BUG-001
    ---
    Before.

    # Title

    ## Description

    It crashes.

    ### In depth

    More.

    Steps to Reproduce:
    1. Open it

    ## Other

    Text.

    """

  @Test func `parts follow each other without gaps`() {
    let document = Document(text)
    let parts = document.parts(form)
    #expect(parts.map(\.title) == [nil, "Title", "Description", "Steps to Reproduce", "Other"])
    #expect(parts.map(\.element?.id) == [nil, nil, "description", "steps", nil])
    #expect(parts.map(\.text) == ["Before.", "", "It crashes.\n\n### In depth\n\nMore.", "1. Open it", "Text."])
    #expect(parts.first?.range.lowerBound == document.bodyRange.lowerBound)
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
    #expect(parts.last?.range.upperBound == document.bytes.count)
  }

  @Test func `one that is changed leaves the others as they were`() {
    let document = Document(text)
    let parts = document.parts(form)
    #expect(
      document.setting([(parts[3], "1. Close it"), (parts[4], "Words.\n")]).text
        == text.replacing("1. Open it", with: "\n1. Close it").replacing("Text.", with: "Words."))
    #expect(document.setting([]).text == text)
    #expect(document.setting([(parts[0], "")]).text == text.replacing("Before.\n\n", with: "\n"))
  }

  @Test func `one that is left empty goes with its heading, unless the form requires it`() {
    let document = Document(text)
    let parts = document.parts(form)
    #expect(document.setting([(parts[4], " ")]).text == text.replacing("## Other\n\nText.\n", with: ""))
    #expect(document.setting([(parts[3], "")]).text == text.replacing("1. Open it\n\n", with: "\n"))
  }

  @Test func `a file whose last line is a heading takes a text`() {
    let document = Document("---\nid: BUG-001\n---\n\n## Other")
    #expect(
      document.setting([(document.parts(form)[1], "Text.")]).text == "---\nid: BUG-001\n---\n\n## Other\n\nText.\n")
    #expect(document.appending("## Last\n").text == "---\nid: BUG-001\n---\n\n## Other\n\n## Last\n")
  }
}
