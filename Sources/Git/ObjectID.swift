internal import Clibgit2

/// The SHA-1 name of a Git object: 20 bytes, kept inline.
package struct ObjectID: Hashable, Sendable {
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  /// Forty zeros, which Git writes for "no object".
  package static let zero = ObjectID(git_oid())

  /// Reads 40 hexadecimal digits; nil for any other text.
  package init?(hex: some StringProtocol) {
    var hex = String(hex)
    var raw = git_oid()
    let isHexadecimal = hex.withUTF8 { digits in
      digits.count == 40
        && withUnsafeMutableBytes(of: &raw) { bytes in
          for position in 0..<40 {
            guard let value = Self.value(ofDigit: digits[position]) else { return false }
            bytes[position / 2] = bytes[position / 2] << 4 | value
          }
          return true
        }
    }
    guard isHexadecimal else { return nil }
    self.init(raw)
  }

  /// The name that 20 bytes are; nil for any other number of them.
  package init?(bytes: some Collection<UInt8>) {
    var raw = git_oid()
    guard bytes.count == 20 else { return nil }
    withUnsafeMutableBytes(of: &raw) { $0.copyBytes(from: bytes) }
    self.init(raw)
  }

  /// The 20 bytes of the name.
  package var bytes: [UInt8] { withUnsafeBytes(of: raw) { Array($0) } }

  init(_ raw: git_oid) {
    (high, middle, low) = withUnsafeBytes(of: raw) { bytes in
      (
        UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
      )
    }
  }

  /// What libgit2 takes.
  var raw: git_oid {
    var raw = git_oid()
    withUnsafeMutableBytes(of: &raw) { bytes in
      bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
      bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return raw
  }

  /// The first seven digits, for people.
  package var short: String { String(description.prefix(7)) }
  /// Whether this is Git's "no object".
  package var isZero: Bool { self == .zero }

  /// The name that a blob with these bytes has, without writing it.
  package static func blob(of bytes: [UInt8]) throws(GitError) -> ObjectID {
    Library.start()
    var raw = git_oid()
    try check("git_odb_hash", git_odb_hash(&raw, bytes, bytes.count, GIT_OBJECT_BLOB))
    return ObjectID(raw)
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension ObjectID: CustomStringConvertible {
  /// The 40 hexadecimal digits.
  package var description: String {
    withUnsafeBytes(of: raw) { bytes in
      String(unsafeUninitializedCapacity: 40) { text in
        for position in 0..<40 {
          let digit = position % 2 == 0 ? bytes[position / 2] >> 4 : bytes[position / 2] & 15
          text[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
        return 40
      }
    }
  }
}

extension ObjectID: Comparable {
  /// The order of the hexadecimal digits.
  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }
}
