internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the index remembers of a work tree's file, so that Git need not read an unchanged one.
package struct FileStatus: Hashable, Sendable {
  private let changed: Time
  private let modified: Time
  private let device: UInt32
  private let number: UInt32
  private let user: UInt32
  private let group: UInt32
  private let size: UInt32

  fileprivate struct Time: Hashable, Sendable {
    let seconds: Int32
    let nanoseconds: UInt32

    init(_ time: System.Time) {
      seconds = Int32(truncatingIfNeeded: time.seconds)
      nanoseconds = UInt32(truncatingIfNeeded: time.nanoseconds)
    }
  }

  /// Looks at a file; nil when it is not there.
  package init?(of path: String) {
    guard let status = System.status(path) else { return nil }
    // The index keeps the lower 32 bits of each.
    changed = Time(System.changeTime(status))
    modified = Time(System.modificationTime(status))
    device = UInt32(truncatingIfNeeded: status.st_dev)
    number = UInt32(truncatingIfNeeded: status.st_ino)
    user = status.st_uid
    group = status.st_gid
    size = UInt32(truncatingIfNeeded: status.st_size)
  }

  func fill(_ entry: inout git_index_entry) {
    entry.ctime = git_index_time(seconds: changed.seconds, nanoseconds: changed.nanoseconds)
    entry.mtime = git_index_time(seconds: modified.seconds, nanoseconds: modified.nanoseconds)
    entry.dev = device
    entry.ino = number
    entry.uid = user
    entry.gid = group
    entry.file_size = size
  }
}
