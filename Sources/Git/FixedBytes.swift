#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Bytes that nobody changes: those of a file that is only ever replaced as a whole, read where the system has them.
///
/// Threads may share them: they are only read, and given back when the last one lets go.
package final class FixedBytes: @unchecked Sendable {
  package let all: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Maps a file; nil where there is none, or none that can be mapped. `errno` says why.
  package init?(path: String) {
    // A pipe that nobody writes to would wait for ever.
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
    else {
      errno = EINVAL
      return nil
    }
    all = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    isMapped = true
  }

  package init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    copy.copyBytes(from: bytes)
    all = UnsafeRawBufferPointer(copy)
    isMapped = false
  }

  deinit {
    if isMapped { munmap(UnsafeMutableRawPointer(mutating: all.baseAddress), all.count) } else { all.deallocate() }
  }

  /// Some of them; nil where they are not all there.
  package func part(at offset: Int, count: Int) -> UnsafeRawBufferPointer? {
    guard offset >= 0, count >= 0, count <= all.count - offset else { return nil }
    return UnsafeRawBufferPointer(rebasing: all[offset..<offset + count])
  }
}
