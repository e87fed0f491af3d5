import Testing

@testable import Issues

struct CommentFileTests {
  @Test(arguments: [
    ("Ada Lovelace <ada@example.org>", "ada-lovelace"), ("Émile", "emile"), ("ada", "ada"), ("x: #y", "x-y"),
  ])
  func `an author comes back in full`(_ name: String, _ slug: String) {
    let file = CommentFile(author: Person(name), text: "Seen again.\n\n- twice")
    let read = CommentFile(Array(file.written(inFileOf: slug).utf8))
    #expect(read.author?.description ?? slug == name)
    #expect(read.text == file.text)
  }

  @Test func `a name that says enough needs no front matter`() {
    #expect(CommentFile(author: Person("ada"), text: "Seen again.").written(inFileOf: "ada") == "Seen again.\n")
    #expect(CommentFile(author: nil, text: "Seen again.").written(inFileOf: "ada") == "Seen again.\n")
    #expect(CommentFile(author: Person(""), text: "Seen again.").written(inFileOf: "unknown") == "Seen again.\n")
  }

  @Test(arguments: [
    "---\nauthor: Eve\n---\n\nnot by Eve", "---\nauthor: Eve\nmore: 1\n---\n\ntext", "---\n\nrule\n\n---",
    "---\nauthor:\n---\ntext", "author: Eve",
  ])
  func `a text that looks like front matter is a text`(_ text: String) {
    let read = CommentFile(Array(CommentFile(author: nil, text: text).written(inFileOf: "ada").utf8))
    #expect(read.text == text)
    #expect(read.author.map(\.description) ?? "ada" == "ada")
  }
}
