internal import Clibgit2

/// What kind of file a tree or the index holds.
package enum FileMode: UInt32, Sendable {
  case directory = 0o040000
  case regular = 0o100644
  case executable = 0o100755
  case symbolicLink = 0o120000
  case submodule = 0o160000

  /// Reads Git's number; the group-writable files of very old repositories are regular, as they are for Git.
  init(raw: UInt32) {
    self =
      switch raw & 0o170000 {
      case 0o040000: .directory
      case 0o120000: .symbolicLink
      case 0o160000: .submodule
      default: raw & 0o100 == 0 ? .regular : .executable
      }
  }

  var raw: git_filemode_t { git_filemode_t(rawValue: rawValue) }
}

/// One name in a tree.
package struct TreeEntry: Hashable, Sendable {
  /// The last part of the path. Bytes that are not UTF-8 read as U+FFFD.
  package let name: String
  /// The object.
  package let id: ObjectID
  /// What kind of file it is.
  package let mode: FileMode

  /// Names an object in a tree.
  package init(name: String, id: ObjectID, mode: FileMode) {
    self.name = name
    self.id = id
    self.mode = mode
  }
}
