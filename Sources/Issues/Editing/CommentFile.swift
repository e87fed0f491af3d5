/// A comment as its file holds it: Markdown, below front matter where the file's name cannot say who wrote it.
///
/// The name of a file has the slug of an author. Whoever comes from another tracker has a name with capitals, an email
/// or a login besides, which nothing else in the repository knows.
package struct CommentFile: Sendable, Equatable {
  /// Who wrote it; nil where the file's name says enough.
  package let author: Person?
  package let text: String

  package init(author: Person?, text: String) {
    self.author = author?.description.isEmpty ?? true ? nil : author
    self.text = Draft.normalized(text)
  }

  package init(_ bytes: [UInt8]) {
    let document = Document(bytes)
    if let author = Self.author(in: document) {
      self.init(author: author, text: document.body)
    } else {
      self.init(author: nil, text: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// - Parameter name: The slug that the file's name has.
  package func written(inFileOf name: String) -> String {
    let plain = "\(text)\n"
    let isTold = author.map { $0.description == name } ?? true
    // A text that begins like such a file is told from one by front matter of its own.
    guard !isTold || Self.author(in: Document(plain)) != nil else { return plain }
    let fields = Document(fields: ["author": .text(author?.description ?? name)], sections: [])
    return "\(fields.text)\n\(plain)"
  }

  /// What a change of a comment is told by: its texts, and who wrote it where that has changed too.
  package static func texts(from old: [UInt8]?, to new: [UInt8]?) -> (old: String?, new: String?) {
    let (old, new) = (old.map { CommentFile($0) }, new.map { CommentFile($0) })
    let hasOtherAuthor = old != nil && new != nil && old?.author != new?.author
    func text(_ file: CommentFile) -> String {
      hasOtherAuthor ? "author: \(file.author?.description ?? "")\n\n\(file.text)" : file.text
    }
    return (old.map(text), new.map(text))
  }

  private static func author(in document: Document) -> Person? {
    let fields = document.frontMatter.fields
    guard document.fault == nil, fields.count == 1, fields[0].key == "author", let author = fields[0].value.text,
      !author.isBlank
    else { return nil }
    return Person(author)
  }
}
