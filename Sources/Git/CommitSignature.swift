/// What Git says of a commit's signature.
package struct CommitSignature: Hashable, Sendable {
  package enum Verdict: String, Sendable, CaseIterable {
    case good
    /// The bytes are as they were signed, by a key that nobody here vouches for.
    case untrusted
    /// Good, but the signature has expired.
    case expired
    /// Good, by a key that has expired since.
    case expiredKey = "expired-key"
    /// Good, by a key that was revoked since.
    case revokedKey = "revoked-key"
    /// The bytes are not those that were signed.
    case bad
    /// Signed, but it cannot be checked here: the key is not known, or the program is not there.
    case unchecked
    /// Not signed at all.
    case unsigned = "none"
  }

  package let verdict: Verdict
  /// Whose key it is, as the key says.
  package let signer: String?
  package let key: String?

  package init(_ verdict: Verdict, signer: String? = nil, key: String? = nil) {
    self.verdict = verdict
    self.signer = signer
    self.key = key
  }
}

extension CommitSignature.Verdict {
  /// Reads the letter that Git has for it, of a commit that carries a signature.
  init(letter: some StringProtocol) {
    self =
      switch letter {
      case "G": .good
      case "U": .untrusted
      case "X": .expired
      case "Y": .expiredKey
      case "R": .revokedKey
      case "B": .bad
      // `N` too: Git says so where it has no list of allowed signers.
      default: .unchecked
      }
  }
}
