/// A section that we write into a repository's configuration, and take out again as if it had never been there.
///
/// libgit2 writes single keys, and leaves the header behind when it removes the last one.
package struct ConfigurationSection: Hashable, Sendable {
  /// `hook.git-issue-pre-commit`: the section, and what stands in quotes behind it.
  package let name: String
  /// Its keys and their values, in this order.
  package let entries: [Entry]

  /// A key, without the section, with its value.
  package struct Entry: Hashable, Sendable {
    let key: String
    let value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// - Parameter name: A section and a subsection, with one full stop between them that is not the subsection's.
  package init(_ name: String, _ entries: [Entry]) {
    precondition(name.contains("."), "sections without a subsection are Git's own")
    self.name = name
    self.entries = entries
  }

  /// Whether it stands in a repository's own file as it was written.
  ///
  /// - Parameter commonDirectory: The directory with the file `config`.
  package func isWritten(in commonDirectory: String) -> Bool {
    guard let bytes = try? System.read(Self.path(commonDirectory)) else { return false }
    return range(in: Self.lines(bytes)) != nil
  }

  /// Whether the file says anything under the keys of this section.
  package func hasKeys(in commonDirectory: String) -> Bool {
    guard let bytes = try? System.read(Self.path(commonDirectory)) else { return false }
    let lines = Self.lines(bytes)
    return lines.indices.contains { number in
      guard lines[number].elementsEqual(header.utf8.dropLast()) else { return false }
      return lines[(number + 1)...].prefix { $0.first != UInt8(ascii: "[") }.contains { line in
        let key = line.drop { $0 == 0x09 || $0 == 0x20 }.prefix { $0 != 0x20 && $0 != UInt8(ascii: "=") }
        return entries.contains { key.elementsEqual($0.key.utf8) }
      }
    }
  }

  /// Writes it into the repository's own file, of which everything else stays byte for byte.
  ///
  /// - Throws: ``GitError/Code/locked`` when another process writes the file.
  package func write(in commonDirectory: String) throws(GitError) {
    try Self.change(commonDirectory) { bytes in
      // A last line without an end would have to get one; in front, nothing of the file needs to change.
      let isEnded = bytes.last.map { $0 == UInt8(ascii: "\n") } ?? true
      return isEnded ? bytes + text.utf8 : text.utf8 + bytes
    }
  }

  /// Takes out what ``write(in:)`` has written; keys that others have added to the section stay.
  ///
  /// - Returns: Whether it was there.
  /// - Throws: ``GitError/Code/locked`` when another process writes the file.
  @discardableResult
  package func remove(in commonDirectory: String) throws(GitError) -> Bool {
    guard isWritten(in: commonDirectory) else { return false }
    try Self.change(commonDirectory) { bytes in
      var lines = Self.lines(bytes)
      guard let range = range(in: lines) else { return bytes }
      let isShared = range.upperBound < lines.endIndex && Self.isKey(lines[range.upperBound])
      lines.removeSubrange(isShared ? range.lowerBound + 1..<range.upperBound : range)
      return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }
    return true
  }

  private static func path(_ commonDirectory: String) -> String { "\(commonDirectory)/config" }

  private static func change(_ commonDirectory: String, _ change: ([UInt8]) -> [UInt8]) throws(GitError) {
    let path = path(commonDirectory)
    let target = System.realPath(path) ?? path
    let file = try LockedConfiguration(target, in: commonDirectory)
    do throws(GitError) {
      try file.replace(with: change(try System.read(target)))
    } catch {
      file.release()
      throw error
    }
  }

  private var text: String { header + body.joined() }

  private var header: String {
    let parts = name.split(separator: ".", maxSplits: 1)
    return "[\(parts[0]) \(Self.quoted(String(parts[1])))]\n"
  }

  private var body: [String] { entries.map { "\t\($0.key) = \(Self.quoted($0.value))\n" } }

  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// Where the section stands in the lines of a file.
  private func range(in lines: [ArraySlice<UInt8>]) -> Range<Int>? {
    let written = Self.lines(Array(text.utf8)).dropLast()
    guard lines.count >= written.count else { return nil }
    return (0...lines.count - written.count).map { $0..<$0 + written.count }.first { lines[$0] == written }
  }

  /// Bytes, not characters: a file may be of any encoding, and with any line ends.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// Whether a line goes on with the section before it.
  private static func isKey(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first(where: { ![0x09, 0x0d, 0x20].contains($0) }) else { return false }
    return !"[#;".utf8.contains(first)
  }
}
