extension Repository {
  /// Appends a line to the log of a reference, and to that of HEAD when HEAD names it.
  func log(_ line: String, of name: String) throws(GitError) {
    try append(line, toLogOf: name)
    guard name != "HEAD", case .branch(name, _) = try head() else { return }
    try append(line, toLogOf: "HEAD")
  }

  /// A log that exists goes on; whether one begins is for `core.logAllRefUpdates` to say.
  private func append(_ line: String, toLogOf name: String) throws(GitError) {
    let directory = name.hasPrefix("refs/") ? commonDirectory : gitDirectory
    let path = "\(directory)/logs/\(name)"
    let isWanted = try isLogWanted(for: name)
    if isWanted {
      if System.isDirectory(path) { System.removeEmptyDirectories(path) }
      try System.makeDirectories(System.parent(of: path), durability)
    }
    do throws(GitError) {
      let isNew = System.status(path) == nil
      try System.append(Array(line.utf8), to: path, whenAbsent: isWanted ? .create : .fail, durability)
      if isNew { try durability.sync(System.parent(of: path)) }
    } catch  where error.code == .notFound && !isWanted {
      return
    }
  }

  private func isLogWanted(for name: String) throws(GitError) -> Bool {
    let configuration = try configuration
    let isNamed = name == "HEAD" || ["refs/heads/", "refs/remotes/", "refs/notes/"].contains { name.hasPrefix($0) }
    if configuration.string("core.logAllRefUpdates")?.lowercased() == "always" { return true }
    let isEnabled = try configuration.bool("core.logAllRefUpdates") ?? !isBare
    return isEnabled && isNamed
  }
}
