extension ReportText {
  /// How many stems of the title begin a word of an issue file's name. By bytes, since all names are asked.
  package func countOfStems(inName path: String) -> Int {
    var path = path
    return path.withUTF8 { bytes in
      let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let name = UnsafeBufferPointer(rebasing: bytes[start...])
      return nameParts.count { name.contains($0) }
    }
  }
}
