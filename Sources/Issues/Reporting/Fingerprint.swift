/// What tells a diagnostic from every other of a check, and is the same in the next check for as long as the fault is,
/// wherever its lines move: 32 hexadecimal digits.
///
/// It is made of the rule, the file, what the diagnostic is about, and its place among those that are equal in all
/// three. Programs that remember what they have shown go by it.
struct Fingerprint: Hashable, CustomStringConvertible {
  let description: String

  private init(_ text: String) {
    let digits = String(Self.hash(text), radix: 16)
    description = String(repeating: "0", count: 32 - digits.count) + digits
  }

  /// The fingerprints of diagnostics, in their order; no two are equal, since some programs drop what they take to be
  /// told twice.
  static func fingerprints(of diagnostics: [Diagnostic]) -> [Fingerprint] {
    var used: Set<Fingerprint> = []
    var ordinals: [String: Int] = [:]
    return diagnostics.map { diagnostic in
      // No rule and no path holds a NUL, so that no two diagnostics read alike.
      let subject = "\(diagnostic.rule)\0\(diagnostic.path)\0\(diagnostic.gist)"
      while true {
        let ordinal = ordinals[subject, default: 0]
        ordinals[subject] = ordinal + 1
        let fingerprint = Fingerprint("\(ordinal)\0\(subject)")
        if used.insert(fingerprint).inserted { return fingerprint }
      }
    }
  }

  /// FNV-1a in 128 bits.
  private static func hash(_ text: String) -> UInt128 {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    for byte in text.utf8 { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b }
    return hash
  }
}
