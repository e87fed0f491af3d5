extension GitConfiguration {
  /// The settings that `git -c` and `GIT_CONFIG_COUNT` bring, in the order in which Git applies them.
  ///
  /// - Throws: A ``GitError`` that names the variable when its text is not well formed, as Git does.
  static func commandEntries(_ environment: [String: String]) throws(GitError) -> [Entry] {
    try counted(environment) + parameters(environment["GIT_CONFIG_PARAMETERS"] ?? "")
  }

  private static func counted(_ environment: [String: String]) throws(GitError) -> [Entry] {
    guard let text = environment["GIT_CONFIG_COUNT"], !text.isEmpty else { return [] }
    guard let count = Int(text), (0...65536).contains(count) else { throw malformed("GIT_CONFIG_COUNT") }
    var entries: [Entry] = []
    for number in 0..<count {
      guard let key = environment["GIT_CONFIG_KEY_\(number)"] else { throw malformed("GIT_CONFIG_KEY_\(number)") }
      guard let value = environment["GIT_CONFIG_VALUE_\(number)"] else {
        throw malformed("GIT_CONFIG_VALUE_\(number)")
      }
      entries.append(Entry(key: try validated(key), value: value, scope: .command))
    }
    return entries
  }

  /// Reads `'key=value'` (up to Git 2.30) and `'key'='value'`, `'key'=` (since), separated by spaces.
  private static func parameters(_ text: String) throws(GitError) -> [Entry] {
    let name = "GIT_CONFIG_PARAMETERS"
    var scanner = ShellWords(text)
    var entries: [Entry] = []
    while scanner.skipSpaces() {
      guard let first = scanner.quoted() else { throw malformed(name) }
      if scanner.skip("=") {
        if scanner.isAtWordEnd {
          entries.append(Entry(key: try validated(first), value: nil, scope: .command))
        } else {
          guard let value = scanner.quoted() else { throw malformed(name) }
          entries.append(Entry(key: try validated(first), value: value, scope: .command))
        }
      } else if let equals = first.firstIndex(of: "=") {
        let value = String(first[first.index(after: equals)...])
        entries.append(Entry(key: try validated(String(first[..<equals])), value: value, scope: .command))
      } else {
        entries.append(Entry(key: try validated(first), value: nil, scope: .command))
      }
      guard scanner.isAtWordEnd else { throw malformed(name) }
    }
    return entries
  }

  private static func validated(_ key: String) throws(GitError) -> String {
    guard let first = key.firstIndex(of: "."), let last = key.lastIndex(of: "."), first != key.startIndex,
      key.index(after: last) != key.endIndex
    else { throw GitError(.invalidSpec, "invalid key '\(key)' given to git -c", function: "git config") }
    return normalized(key)
  }

  private static func malformed(_ variable: String) -> GitError {
    GitError(.invalidSpec, "the variable \(variable) is missing or not well formed", function: "git config")
  }
}

/// Reads words quoted as Git quotes them for a shell: `'it'\''s'`, with `!` escaped like the apostrophe.
private struct ShellWords {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  /// Whether a word ends here.
  var isAtWordEnd: Bool { rest.first.map { $0 == " " || $0 == "\n" } ?? true }

  /// Skips to the next word; false at the end.
  mutating func skipSpaces() -> Bool {
    rest = rest.drop { $0 == " " || $0 == "\n" }
    return !rest.isEmpty
  }

  mutating func skip(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// One quoted text; nil when there is none, or no end to it.
  mutating func quoted() -> String? {
    guard skip("'") else { return nil }
    var text = ""
    while let end = rest.firstIndex(of: "'") {
      text += rest[..<end]
      rest = rest[rest.index(after: end)...]
      guard rest.hasPrefix(#"\''"#) || rest.hasPrefix(#"\!'"#) else { return text }
      text.append(rest[rest.index(after: rest.startIndex)])
      rest = rest.dropFirst(3)
    }
    return nil
  }
}
