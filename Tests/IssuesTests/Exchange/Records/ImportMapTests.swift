import Testing

@testable import Issues

/// Corrections of what an import made of a source.
struct ImportMapTests {
  private func map(_ texts: String...) throws -> ImportMap {
    try ImportMap(texts, configuration: Configuration(), forms: [try #require(Form.builtIn("bug"))])
  }

  private func document(_ text: String) throws -> ImportedDocument {
    try CSV().read(ImportSource(name: "bugs.csv", bytes: Array(text.utf8)))
  }

  @Test func `a column becomes a field, a section, a part of the environment or the title`() throws {
    let document = try document("Nr,Kurz,Wie,Wo,Dringend,Priority\n7,Absturz,1. Start,Debian,high,low\n")
    let map = try map("Kurz=title", "Wie=steps", "Wo=environment.os", "Dringend=severity")
    let (corrected, unused) = map.applied(to: [document])
    let entry = try #require(corrected.first?.entries.first)
    #expect(unused.isEmpty)
    #expect(entry.title == "Absturz" && entry["severity"] == "high")
    #expect(entry.sections.map(\.id) == ["steps"])
    #expect(entry.environment == [Entry.Part("os", "Debian")])
  }

  @Test func `a value means another, with its field or without`() throws {
    let document = try document("Title,Status,Priority,Labels\nx,Nearly done,Ouch,\"a, b\"\n")
    let (corrected, unused) = try map("status:Nearly done=in-progress", "Ouch=critical", "labels:b=c")
      .applied(to: [document])
    let entry = try #require(corrected.first?.entries.first)
    #expect(unused.isEmpty)
    #expect(entry["status"] == "in-progress" && entry["severity"] == "critical" && entry["labels"] == "a, c")
  }

  @Test func `what is left out is told, and so is what fits nothing`() throws {
    let (corrected, unused) = try map("Mood=", "Titel=title").applied(to: [try document("Title,Mood\nx,sad\n")])
    #expect(corrected.first?.leftOut.map(\.text) == ["Mood: sad"])
    #expect(corrected.first?.entries.first?.fields.isEmpty ?? false)
    #expect(unused == ["--map 'Titel=title' fits nothing: there is no 'Titel'"])
  }

  @Test(arguments: [
    ("Foo=sevrity", "did you mean 'severity'? "), ("status:x=opn", "did you mean 'open'? "), ("Foo", "write "),
    ("=title", "write "), ("type:Story=bugg", "did you mean 'bug'? "),
  ])
  func `a name that there is not is told with the nearest`(_ text: String, help: String) {
    let error = #expect(throws: ImportError.self) { try map(text) }
    #expect(error?.help.hasPrefix(help) ?? false)
  }
}
