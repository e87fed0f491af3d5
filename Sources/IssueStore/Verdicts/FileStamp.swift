#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What the system says of a file without reading it. A file that was written to since has another.
struct FileStamp: Hashable, Sendable {
  let device: UInt64
  let number: UInt64
  let size: UInt64
  /// Nanoseconds since 1970.
  let modified: UInt64
  let changed: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    size = UInt64(truncatingIfNeeded: status.st_size)
    #if canImport(Darwin)
      modified = Self.nanoseconds(status.st_mtimespec)
      changed = Self.nanoseconds(status.st_ctimespec)
    #else
      modified = Self.nanoseconds(status.st_mtim)
      changed = Self.nanoseconds(status.st_ctim)
    #endif
  }

  init(words: [UInt64]) {
    (device, number, size, modified, changed) = (words[0], words[1], words[2], words[3], words[4])
  }

  var words: [UInt64] { [device, number, size, modified, changed] }

  /// Whether a later write will show: one in the same tick of the clock as the last would not.
  ///
  /// - Parameter start: When reading began.
  func isSettled(at start: UInt64) -> Bool { max(modified, changed) + 2_000_000_000 < start }

  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// The program that runs; nil where the system does not say.
  static var program: FileStamp? {
    var status = stat()
    return stat("/proc/self/exe", &status) == 0 ? FileStamp(status) : nil
  }

  private static func nanoseconds(_ time: timespec) -> UInt64 {
    UInt64(truncatingIfNeeded: time.tv_sec &* 1_000_000_000 &+ time.tv_nsec)
  }
}
