extension Configuration {
  /// Settings that know some prefixes besides; nothing else of the file changes.
  package static func adding(prefixes: [String], to file: [UInt8]) -> [UInt8] {
    guard !prefixes.isEmpty else { return file }
    return editing(file) { document in
      guard document["prefixes"]?.value.pairs != nil else { return document.adding(prefixes, to: "prefixes") }
      return prefixes.reduce(document) { $0.setting($1.lowercased(), in: "prefixes", to: $1) }
    }
  }
}
