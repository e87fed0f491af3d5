extension Repository {
  /// Removes a section, `merge.git-issue` say, with its header from the repository's own file; one that is not there
  /// is no failure.
  ///
  /// libgit2 removes single keys and leaves the header behind.
  ///
  /// - Throws: ``GitError/Code/locked`` when another process writes the file.
  package func removeConfigurationSection(_ name: String) throws(GitError) {
    let path = "\(commonDirectory)/config"
    let file = try LockedConfiguration(path, in: commonDirectory)
    do throws(GitError) {
      let text = String(decoding: try System.read(path), as: UTF8.self)
      try file.replace(with: Array(Self.text(text, without: name).utf8))
    } catch {
      file.release()
      throw error
    }
  }

  private static func text(_ text: String, without section: String) -> String {
    var kept: [Substring] = []
    var isInside = false
    var isContinued = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isContinued, let name = header(of: line) { isInside = name == GitConfiguration.normalized("\(section).") }
      if !isInside { kept.append(line) }
      isContinued = line.reversed().prefix { $0 == "\\" }.count % 2 == 1
    }
    // The empty line after the last line break is the end of the file.
    if isInside { kept.append("") }
    return kept.joined(separator: "\n")
  }

  /// `[merge "git-issue"]` as `merge.git-issue.`; nil for a line that begins no section.
  private static func header(of line: Substring) -> String? {
    let line = line.drop { $0 == " " || $0 == "\t" }
    guard line.first == "[", let end = line.lastIndex(of: "]") else { return nil }
    let parts = line[line.index(after: line.startIndex)..<end].split(separator: "\"", maxSplits: 1)
    let name = parts.first.map { $0.filter { $0 != " " && $0 != "\t" } } ?? ""
    guard parts.count == 2 else { return GitConfiguration.normalized("\(name).") }
    var subsection = ""
    var isEscaped = false
    for character in parts[1] {
      if !isEscaped, character == "\"" { break }
      isEscaped = !isEscaped && character == "\\"
      if !isEscaped { subsection.append(character) }
    }
    return GitConfiguration.normalized("\(name).\(subsection).")
  }
}
