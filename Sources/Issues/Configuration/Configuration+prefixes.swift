extension Configuration {
  /// Settings that know some prefixes besides; nothing else of the file changes.
  package static func adding(prefixes: [String], to file: [UInt8]) -> [UInt8] {
    guard !prefixes.isEmpty else { return file }
    // Settings are edited as the front matter of an issue is.
    let open = Array("---\n".utf8)
    let isEnded = file.isEmpty || file.last == UInt8(ascii: "\n")
    let document = Document(open + file + (isEnded ? [] : Array("\n".utf8)) + open)
    var edited = document
    if document["prefixes"]?.value.pairs != nil {
      for prefix in prefixes { edited = edited.setting(prefix.lowercased(), in: "prefixes", to: prefix) }
    } else {
      edited = edited.adding(prefixes, to: "prefixes")
    }
    return Array(edited.bytes[edited.frontMatter.range])
  }
}
