internal import Git

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The folder that Git looks for hooks in.
struct HookFolder: Hashable {
  /// Whether files may be written there.
  enum Owner: Hashable {
    /// It belongs to this clone alone.
    case clone
    /// It has files that the repository tracks, and so is shared with everyone.
    case tracked
    /// It is outside the repository: a person's folder for all their repositories, for one.
    case elsewhere
    /// It is `/dev/null`, by which people switch hooks off.
    case nobody
  }

  /// Absolute, without links where it exists.
  let path: String
  let owner: Owner

  func file(_ name: String) -> HookFile { HookFile("\(path)/\(name)") }

  /// The folder in use: `core.hooksPath`, else the one that all work trees of a clone share.
  static func inUse(by repository: borrowing Repository) throws(GitError) -> HookFolder {
    guard let configured = try repository.configuration.path("core.hooksPath") else {
      return try HookFolder("\(repository.commonDirectory)/hooks", in: repository)
    }
    // Git runs a hook at the top of the work tree, where a relative path is looked up. An empty one means the root.
    let base = repository.workTree ?? repository.gitDirectory
    let path = configured.hasPrefix("/") ? configured : configured.isEmpty ? "/" : "\(base)/\(configured)"
    // `~name/` and `%(prefix)/` mean places outside any repository.
    guard !configured.hasPrefix("~"), !configured.hasPrefix("%(prefix)/") else {
      return HookFolder(path: configured, owner: .elsewhere)
    }
    return try HookFolder(path, in: repository)
  }

  /// The folder in use without `core.hooksPath`, where files may have been installed before it was set.
  static func standard(of repository: borrowing Repository) throws(GitError) -> HookFolder {
    try HookFolder("\(repository.commonDirectory)/hooks", in: repository)
  }

  /// The folder of our own files, which Git's configuration names.
  static func own(of repository: borrowing Repository) -> HookFolder {
    HookFolder(path: "\(repository.commonDirectory)/git-issue/hooks", owner: .clone)
  }

  private init(path: String, owner: Owner) {
    self.path = path
    self.owner = owner
  }

  private init(_ path: String, in repository: borrowing Repository) throws(GitError) {
    guard let real = Self.realPath(path) else {
      self.init(path: path, owner: .elsewhere)
      return
    }
    let owner: Owner =
      if real == "/dev/null" {
        .nobody
      } else if Self.isPath(real, in: repository.commonDirectory) || Self.isPath(real, in: repository.gitDirectory) {
        .clone
      } else if let workTree = repository.workTree, Self.isPath(real, in: workTree) {
        try Self.isTracked(String(real.dropFirst(workTree.count + 1)), in: repository) ? .tracked : .clone
      } else {
        .elsewhere
      }
    self.init(path: real, owner: owner)
  }

  private static func isPath(_ path: String, in directory: String) -> Bool {
    path == directory || path.utf8.starts(with: "\(directory)/".utf8)
  }

  /// Whether the repository has a file in a folder of its work tree, or a submodule in its place or above it.
  private static func isTracked(_ folder: String, in repository: borrowing Repository) throws(GitError) -> Bool {
    // Not `indexPath`: a hook may run us with the index of one commit.
    let index = try Index(at: "\(repository.gitDirectory)/index")
    guard index.entries(under: folder.isEmpty ? "" : "\(folder)/").isEmpty else { return true }
    var path = folder[...]
    while !path.isEmpty {
      guard index.entry(String(path)) == nil else { return true }
      path = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
    }
    return false
  }

  /// The path without links; parts at its end may be missing. Nil when a link leads nowhere.
  static func realPath(_ path: String) -> String? {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    guard errno == ENOENT, !HookFile(path).exists, let slash = path.lastIndex(of: "/"), slash != path.startIndex,
      let parent = realPath(String(path[..<slash]))
    else { return nil }
    let name = path[path.index(after: slash)...]
    switch name {
    case "", ".": return parent
    case "..": return nil
    default: return parent == "/" ? "/\(name)" : "\(parent)/\(name)"
    }
  }
}
