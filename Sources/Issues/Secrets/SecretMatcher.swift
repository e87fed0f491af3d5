/// Recognises one kind of secret where one of its leads stands.
///
/// A matcher reads no further than its result, or than a fixed number of bytes, so that a scan stays linear.
protocol SecretMatcher: Sendable {
  /// The two bytes with which a match announces itself, each as a list of choices.
  var leads: [(ByteSet, ByteSet)] { get }

  /// What is found at a lead, or nil.
  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate?
}

/// What a matcher has found, before excuses and overlaps are considered.
struct SecretCandidate {
  /// How a secret was recognised.
  enum Evidence {
    /// By its own form. The scan goes on behind it.
    case form
    /// By its form, but it stands for no real secret. Nothing is reported, and the scan goes on behind it.
    case placeholder
    /// By the words around it. A form found inside says better what it is.
    case context
  }

  let match: SecretMatch
  let evidence: Evidence
}

extension ByteSet {
  /// Every ASCII byte.
  static let any = ByteSet("\0-\u{7F}")

  init(_ byte: UInt8) {
    self.init("")
    insert(byte)
  }
}
