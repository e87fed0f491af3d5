import Testing

@testable import Issues

/// Laws that hold for every document. The argument is the seed, so a failure can be repeated.
struct DocumentLawTests {
  @Test(arguments: 1...200) func `any bytes are given back`(_ seed: UInt64) {
    var generator = DocumentGenerator(seed: seed)
    for _ in 1...10 {
      let bytes = generator.bytes()
      let document = Document(bytes)
      #expect(document.bytes == bytes)
      #expect(document.bodyRange.upperBound == bytes.count)
      for field in document.frontMatter.fields {
        #expect(field.lines.contains(field.keyRange.lowerBound) && field.lines.upperBound <= bytes.count)
      }
    }
  }

  @Test(arguments: 1...100) func `what is set is read, and nothing else changes`(_ seed: UInt64) {
    var generator = DocumentGenerator(seed: seed)
    let document = generator.document()
    for key in ["title", "status", "severity", "phase", "assignee", "reporter", "x-new", "x-note", "x-folded"] {
      let value = generator.text()
      let edited = document.setting(key, to: .text(value))
      #expect(edited.fault == nil, "\(key)=\(value)")
      #expect(edited[key]?.value.text == value, "\(key)=\(value)")
      let others = Change.between(document, edited).filter { $0.name != key }
      #expect(others == [], "\(key)=\(value)")
    }
  }

  @Test(arguments: 1...100) func `setting what is there changes no byte`(_ seed: UInt64) {
    var generator = DocumentGenerator(seed: seed)
    let document = generator.document()
    for field in document.frontMatter.fields {
      if let text = field.value.text, !text.isEmpty {
        #expect(document.setting(field.key, to: .text(text)).bytes == document.bytes, "\(field.key)")
      }
    }
  }

  @Test(arguments: 1...100) func `removing a field removes it alone`(_ seed: UInt64) {
    var generator = DocumentGenerator(seed: seed)
    let document = generator.document()
    for field in document.frontMatter.fields where document.frontMatter.fields.count > 1 {
      let edited = document.removing(field.key)
      #expect(edited.fault == nil)
      #expect(edited.frontMatter.fields.map(\.key) == document.frontMatter.fields.map(\.key).filter { $0 != field.key })
    }
  }

  @Test(arguments: 1...100) func `adding to a list and taking away again is nothing`(_ seed: UInt64) {
    var generator = DocumentGenerator(seed: seed)
    let document = generator.document()
    for key in ["labels", "components", "files"] {
      let value = "n \(generator.text())"
      let before = document[key]?.value.texts ?? []
      let isOnOneLine = document[key].map { !$0.value.content.isBlockSequence } ?? false
      let added = document.adding([value], to: key)
      #expect(added[key]?.value.texts.sorted() == (before + [value]).sorted(), "\(key)+=\(value)")
      let removed = added.removing([value], from: key)
      #expect((removed[key]?.value.texts ?? []).sorted() == before.sorted(), "\(key)-=\(value)")
      // A list on one line is written anew, and sorted.
      if !isOnOneLine { #expect(removed.bytes == document.bytes, "\(key)-=\(value)") }
    }
  }

  @Test func `the last item with a hash takes its list along, with CRLF too`() {
    let removed = Document("---\r\nid: x\r\nfiles:\r\n  - 'a #1'\r\n---\r\n").removing(["a #1"], from: "files")
    #expect(removed.text == "---\r\nid: x\r\n---\r\n")
  }

  @Test func `an item with an apostrophe and a bracket is written into a list on one line`() {
    let added = Document("---\nlabels: [b]\n---\n").adding(["it's [x]"], to: "labels")
    #expect(added["labels"]?.value.texts == ["b", "it's [x]"])
  }
}

extension YAMLNode.Content {
  fileprivate var isBlockSequence: Bool {
    if case .sequence(_, .block) = self { true } else { false }
  }
}
