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
