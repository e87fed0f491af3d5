internal import Git
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Files that get another place, or none.
extension WorkTree {
  /// Moves a file to a path where nothing is; the folders that are empty then go.
  package func move(_ path: String, to target: String) throws(StoreError) {
    let (parent, name) = Self.split(path)
    let (newParent, newName) = Self.split(target)
    guard let directory = try folder(parent, create: false) else { throw error(path) }
    defer { close(directory) }
    guard let newDirectory = try folder(newParent, create: true) else { throw error(target) }
    defer { close(newDirectory) }
    guard try mode(of: newName, in: newDirectory, at: target) == nil else {
      throw .file(path: target, reason: "there is something in its place")
    }
    guard renameat(directory, name, newDirectory, newName) == 0, durability.sync(newDirectory) == 0,
      durability.sync(directory) == 0
    else { throw error(path) }
    if newParent != parent { try removeEmpty(parent) }
  }

  /// Removes a file, and the folders below `.issues` that are empty then.
  package func remove(_ path: String) throws(StoreError) {
    let (parent, name) = Self.split(path)
    guard let directory = try folder(parent, create: false) else { return }
    defer { close(directory) }
    guard unlinkat(directory, name, 0) == 0 || errno == ENOENT, durability.sync(directory) == 0 else {
      throw error(path)
    }
    try removeEmpty(parent)
  }

  private func removeEmpty(_ folder: String) throws(StoreError) {
    var (parent, name) = (folder, "")
    while parent.contains("/") {
      (parent, name) = Self.split(parent)
      guard let above = try self.folder(parent, create: false) else { return }
      defer { close(above) }
      guard unlinkat(above, name, AT_REMOVEDIR) == 0 else { return }
    }
  }
}
