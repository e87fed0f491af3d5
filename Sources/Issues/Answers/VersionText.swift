/// Finds in a text what says where something runs: a version, a system, a commit.
enum VersionText {
  static func isFact(_ text: String) -> Bool {
    let words = parts(of: text).prefix(400).map(\.trimmingMarks).filter { !$0.isEmpty }
    return words.indices.contains { isFact(words, at: $0) }
  }

  private static func parts(of text: String) -> [Substring] {
    if text.isASCII { return text.utf8.split { separators.contains($0) }.map { Substring($0) } }
    return text.split { $0.isWhitespace || ",;()[]{}|\"'`*".contains($0) }
  }

  private static let separators: ByteSet = {
    var set = ByteSet(",;()[]{}|\"'`* \t")
    for byte in UInt8(0x0A)...0x0D { set.insert(byte) }
    return set
  }()

  private static func isFact(_ words: [Substring], at index: Int) -> Bool {
    let word = words[index]
    // Without a number, nothing is a fact but the name of a system.
    if word.isASCII, !word.hasByte(of: .digits) {
      return !word.hasByte(UInt8(ascii: "/")) && isSystem(word, word.lowercased()[...], behind: words[..<index])
    }
    // Addresses hold numbers that say nothing of the reporter's machine; a path may name a release.
    if word.contains("://") { return false }
    if word.contains("/"), word.contains(where: \.isLetter) {
      return word.split(separator: "/").contains { isRelease($0.lowercased()[...]) }
    }
    let before = words[max(0, index - 4)..<index]
    let lower = word.lowercased()[...]
    let previous = before.last?.lowercased() ?? ""
    if isVersion(lower) {
      let dots = lower.count { $0 == "." }
      if lower.first == "v" || dots >= 2 { return !isAddress(lower) && !isDate(lower) }
      if hasSuffix(lower) { return true }
      if index + 1 < words.count, units.contains(words[index + 1].lowercased()) { return false }
      return before.suffix(3).contains { isVersionWord($0) } || before.last.map { isProduct($0, of: lower) } ?? false
    }
    if lower.first?.isNumber ?? false, lower.allSatisfy(\.isNumber), lower.count <= 4 {
      return SystemNames.isKnown(previous[...]) && !notBeforeNumber.contains(previous) || previous == "version"
    }
    if isRelease(lower) || isName(lower) { return true }
    return isSystem(word, lower, behind: before)
      || isCommit(lower) && before.suffix(2).contains { beforeCommit.contains($0.lowercased()) }
  }

  /// Whether a word names a system; what means other things too, where the word before says so.
  private static func isSystem(_ word: Substring, _ lower: Substring, behind before: ArraySlice<Substring>) -> Bool {
    if SystemNames.isSystem(lower), !ambiguous.contains(String(lower)) { return true }
    if lower == "windows", word.first == "W" {
      return ["on", "under", "using", "my", "for", "in", "a", "os", "running"].contains(before.last?.lowercased())
    }
    return lower == "mac" && ["a", "my", "on"].contains(before.last?.lowercased())
  }

  /// `1.2`, `v25`, `4.8.0-rc1`, `2.14.0-dev20230706`.
  private static func isVersion(_ word: Substring) -> Bool {
    var rest = word
    let hasMark = rest.first == "v" && rest.dropFirst().first?.isNumber ?? false
    if hasMark { rest = rest.dropFirst() }
    guard let first = rest.first, first.isASCII, first.isNumber else { return false }
    let core = rest.prefix { $0.isNumber || $0 == "." }
    let tail = rest.dropFirst(core.count)
    guard core.contains(".") || hasMark || hasSuffix(word) else { return false }
    if core.hasSuffix(".") && tail.first != "x" { return false }
    return tail.isEmpty
      || "-+_.xrabd".contains(tail[tail.startIndex]) && tail.count <= 40
        && !units.contains(String(tail))
  }

  private static let units: Set<String> = [
    "x", "b", "d", "a", "seconds", "second", "sec", "s", "ms", "minutes", "min", "hours", "h", "mb", "gb", "kb", "tb",
    "mib", "gib", "%",
    "times", "percent", "px", "m", "km", "cm", "kg", "usd", "eur", "€", "million", "k", "mbit", "hz", "ghz", "mhz",
  ]

  /// Names behind which a number counts things.
  private static let notBeforeNumber: Set<String> = [
    "code", "go", "local", "dev", "switch", "node", "pop", "void", "mint", "arch", "production", "staging", "cloud",
    "react", "git", "docker",
    "tails", "cargo", "steam", "forge", "prod", "snap", "server", "qa", "pi", "hp", "bash", "yarn", "npm", "pip",
    "wine", "conda",
  ]

  /// `25.0rc1`, `1.0-beta`.
  private static func hasSuffix(_ word: Substring) -> Bool {
    ["rc", "beta", "alpha", "dev", "-pre", "nightly", "snapshot", "insider", "canary", "-stable", "preview", "-g"]
      .contains {
        word.contains($0)
      } && word.contains(where: \.isNumber)
  }

  private static func isAddress(_ word: Substring) -> Bool {
    let parts = word.split(separator: ".")
    return parts.count == 4 && parts.allSatisfy { Int($0).map { $0 <= 255 } ?? false }
  }

  private static func isDate(_ word: Substring) -> Bool {
    let parts = word.split(separator: ".")
    return parts.count == 3 && parts.allSatisfy { $0.count == 2 || $0.count == 4 } && parts.contains { $0.count == 4 }
  }

  private static func isVersionWord(_ word: Substring) -> Bool {
    let lower = word.lowercased()
    return [
      "version", "ver", "v", "release", "releases", "versions", "branch", "tag", "affects", "affected", "since",
      "seit", "depuis", "desde", "od", "ab",
    ].contains(
      lower)
      || SystemNames.isKnown(lower[...]) || Vocabulary.isEnvironment(lower)
  }

  /// Whether a word may be a name of which the number behind it is the version: `Faderly 7.1`, but not `Total 14.310`.
  private static func isProduct(_ word: Substring, of version: Substring) -> Bool {
    guard version.split(separator: ".").last.map({ $0.prefix { $0.isNumber }.count <= 2 }) ?? false else {
      return false
    }
    return word.count > 1 && word.dropFirst().contains(where: \.isUppercase)
      || word.count > 2 && (word.first?.isUppercase ?? false) && !sentenceStarts.contains(word.lowercased())
  }

  private static let sentenceStarts: Set<String> = [
    "the", "this", "and", "but", "with", "for", "from", "about", "after", "over", "set", "value", "when", "only",
    "there", "some",
    "case", "step", "figure", "section", "line", "since", "chapter", "error", "using", "expected", "actual", "result",
  ]

  /// Names that are common words as well.
  private static let ambiguous: Set<String> = [
    "windows", "win", "mac", "arch", "mint", "pop", "void", "rocky", "alpine", "elementary", "tails", "noble", "focal",
    "go",
    "code", "edge", "switch", "local", "dev", "surface", "quest", "forge", "pixel", "production", "steam", "cloud",
    "snap", "qt",
    "fabric", "react", "beta", "development", "pi", "hp", "hyper", "bash", "jammy", "unix",
  ]

  /// `ubuntu22.04`, `python3.8`, `win10`.
  private static func isName(_ word: Substring) -> Bool {
    let name = word.prefix { $0.isLetter }
    let rest = word.dropFirst(name.count).drop { $0 == "-" || $0 == "=" || $0 == "@" }
    guard name.count >= 2, let digit = rest.first, digit.isNumber else { return false }
    guard rest.allSatisfy({ $0.isNumber || ".-_".contains($0) || $0.isLetter }) else { return false }
    return rest.contains(".")
      ? SystemNames.isKnown(name) : SystemNames.isSystem(name) && !ambiguous.contains(String(name)) || name == "win"
  }

  /// `RN-0.71.1`, `react@18.2.0`, `tool-7.0.5`: any name with a version of three parts.
  private static func isRelease(_ word: Substring) -> Bool {
    guard let mark = word.lastIndex(where: { "-=@_".contains($0) }), mark > word.startIndex else { return false }
    let rest = word[word.index(after: mark)...]
    return rest.count(where: { $0 == "." }) >= 2 && isVersion(rest) && !isAddress(rest) && !isDate(rest)
  }

  private static func isCommit(_ word: Substring) -> Bool {
    (7...40).contains(word.utf8.count)
      && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      && word.contains(where: \.isNumber) && word.contains(where: \.isLetter)
  }

  private static let beforeCommit: Set<String> = [
    "commit", "master", "main", "head", "rev", "revision", "sha", "build", "at", "hash", "@", "on", "commit:",
    "version",
  ]
}

extension Substring {
  private static let ends = ByteSet(".:!?")
  private static let starts = ByteSet(":=~<>#")

  /// Without the marks that end a clause.
  fileprivate var trimmingMarks: Substring {
    var text = self
    // Most words have none, and a byte tells that.
    while let byte = text.utf8.last, byte >= 0x80 || Self.ends.contains(byte), let last = text.last,
      ".:!?…".contains(last)
    {
      text.removeLast()
    }
    while let byte = text.utf8.first, Self.starts.contains(byte), let first = text.first, ":=~<>#".contains(first) {
      text.removeFirst()
    }
    return text
  }
}
