extension Configuration {
  /// Settings with another layout; nothing else of the file changes.
  package static func setting(_ layout: Layout, in file: [UInt8]) -> [UInt8] {
    editing(file) { $0.setting("layout", to: .text(layout.rawValue)) }
  }

  /// Settings are edited as the front matter of an issue is.
  static func editing(_ file: [UInt8], _ edit: (Document) -> Document) -> [UInt8] {
    let open = Array("---\n".utf8)
    let isEnded = file.isEmpty || file.last == UInt8(ascii: "\n")
    let edited = edit(Document(open + file + (isEnded ? [] : Array("\n".utf8)) + open))
    return Array(edited.bytes[edited.frontMatter.range])
  }
}
