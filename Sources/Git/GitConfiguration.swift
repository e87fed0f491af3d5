/// What Git's configuration says, from all its files and the environment, at one moment.
///
/// A key is `section.name` or `section.subsection.name`; case matters in the subsection only.
package struct GitConfiguration: Sendable {
  /// Where a setting was made. Later scopes win.
  package enum Scope: Int, Comparable, Sendable {
    case system, user, local, worktree, command

    /// Whether the right one wins.
    package static func < (left: Scope, right: Scope) -> Bool { left.rawValue < right.rawValue }
    /// Whether the repository's owner cannot have made it, so that it may decide about trust.
    package var isProtected: Bool { self != .local && self != .worktree }
  }

  /// One setting.
  package struct Entry: Hashable, Sendable {
    /// The key with its section and its last part in lower case.
    package let key: String
    /// The text as written; nil for a key without `=`, which means true.
    package let value: String?
    /// Where it was made.
    package let scope: Scope
  }

  /// All settings; of two with one key the later wins.
  package let entries: [Entry]
  private let positions: [String: [Int]]
  private let home: String?

  /// - Parameter home: The directory that `~/` stands for.
  init(entries: [Entry], home: String?) {
    self.entries = entries
    self.home = home
    positions = Dictionary(grouping: entries.indices) { entries[$0].key }
  }

  /// The value that counts; nil when there is none, the empty text for a key without `=`.
  package func string(_ key: String) -> String? {
    entry(key).map { $0.value ?? "" }
  }

  /// The value that counts, with its scope.
  package func entry(_ key: String) -> Entry? {
    positions[Self.normalized(key)]?.last.map { entries[$0] }
  }

  /// Every value of a key, in the order of the files.
  package func all(_ key: String) -> [Entry] {
    (positions[Self.normalized(key)] ?? []).map { entries[$0] }
  }

  /// The settings whose normalised key begins with a text, in the order of the files.
  package func entries(matching prefix: String) -> [Entry] {
    entries.filter { $0.key.utf8.starts(with: prefix.utf8) }
  }

  /// A truth value as Git reads it; nil when the key is not set.
  ///
  /// - Throws: A ``GitError`` that names the key when the value is none.
  package func bool(_ key: String) throws(GitError) -> Bool? {
    guard let entry = entry(key) else { return nil }
    guard let value = entry.value else { return true }
    if let word = Self.truth(of: value) { return word }
    return try integer(value, key: key) != 0
  }

  /// A whole number, with Git's suffixes `k`, `m` and `g`; nil when the key is not set.
  ///
  /// - Throws: A ``GitError`` that names the key when the value is none.
  package func int(_ key: String) throws(GitError) -> Int? {
    guard let value = string(key) else { return nil }
    return try integer(value, key: key)
  }

  /// A path, with a leading `~/` replaced by the user's home; nil when the key is not set.
  package func path(_ key: String) -> String? {
    string(key).map(expanded)
  }

  /// A path with a leading `~/` replaced by the user's home.
  func expanded(_ path: String) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  /// The words that Git takes for a truth value; nil for any other text, a number too.
  static func truth(of value: String) -> Bool? {
    switch value.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off", "": false
    default: nil
    }
  }

  private func integer(_ value: String, key: String) throws(GitError) -> Int {
    let scale: Int
    switch value.last {
    case "k", "K": scale = 1 << 10
    case "m", "M": scale = 1 << 20
    case "g", "G": scale = 1 << 30
    default: scale = 1
    }
    let digits = scale == 1 ? value[...] : value.dropLast()
    guard let number = Int(digits), case let (product, overflow) = number.multipliedReportingOverflow(by: scale),
      !overflow
    else {
      throw GitError(.invalidSpec, "\(key): bad value '\(value)'", function: "git config", remedy: "git config \(key)")
    }
    return product
  }

  /// A key with section and last part in lower case, which is how entries are kept.
  static func normalized(_ key: String) -> String {
    guard let first = key.firstIndex(of: "."), let last = key.lastIndex(of: ".") else { return key.lowercased() }
    return key[..<first].lowercased() + key[first..<last] + key[last...].lowercased()
  }
}
