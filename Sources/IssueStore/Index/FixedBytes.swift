internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Bytes that nobody changes: those of a file that is only ever replaced as a whole, read where the system has them.
///
/// Threads may share them: they are only read, and given back when the last one lets go.
final class FixedBytes: @unchecked Sendable {
  let all: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Maps a file; nil where there is none, or none that can be mapped.
  init?(path: String) {
    // A pipe that nobody writes to would wait for ever.
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
    else { return nil }
    all = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    isMapped = true
  }

  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    copy.copyBytes(from: bytes)
    all = UnsafeRawBufferPointer(copy)
    isMapped = false
  }

  deinit {
    if isMapped { munmap(UnsafeMutableRawPointer(mutating: all.baseAddress), all.count) } else { all.deallocate() }
  }

  /// Some of them; nil where they are not all there.
  func part(at offset: Int, count: Int) -> UnsafeRawBufferPointer? {
    guard offset >= 0, count >= 0, count <= all.count - offset else { return nil }
    return UnsafeRawBufferPointer(rebasing: all[offset..<offset + count])
  }
}

extension UnsafeRawBufferPointer {
  /// A sum that changes with every byte and its place, as ``checksum`` does; four times as fast for long parts.
  func sum(_ start: UInt64 = 0) -> UInt64 {
    let step: UInt64 = 0xFF51_AFD7_ED55_8CCD
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (start ^ UInt64(count), 1, 2, 3)
    var offset = 0
    func word(_ offset: Int) -> UInt64 { loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian }
    while offset + 32 <= count {
      lanes.0 = (lanes.0 ^ word(offset)) &* step
      lanes.1 = (lanes.1 ^ word(offset + 8)) &* step
      lanes.2 = (lanes.2 ^ word(offset + 16)) &* step
      lanes.3 = (lanes.3 ^ word(offset + 24)) &* step
      lanes.0 ^= lanes.0 >> 32
      lanes.1 ^= lanes.1 >> 32
      lanes.2 ^= lanes.2 >> 32
      lanes.3 ^= lanes.3 >> 32
      offset += 32
    }
    var sum = lanes.0
    func add(_ word: UInt64) {
      sum = (sum ^ word) &* step
      sum ^= sum >> 32
    }
    add(lanes.1)
    add(lanes.2)
    add(lanes.3)
    while offset + 8 <= count {
      add(word(offset))
      offset += 8
    }
    while offset < count {
      add(UInt64(self[offset]))
      offset += 1
    }
    return sum
  }
}
