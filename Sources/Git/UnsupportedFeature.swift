/// A feature of a repository that libgit2 1.5 cannot read.
package enum UnsupportedFeature: Hashable, Sendable {
  case sha256
  case reftable
  case splitIndex
  case sparseIndex
  /// Only objects that are missing are a fault: a partial clone that has what is asked for works.
  case partialClone
  /// An entry of `[extensions]`, or a variable, by name.
  case other(String)

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .sha256: "clone into a repository made with: git init --object-format=sha1"
    case .reftable: "git refs migrate --ref-format=files"
    case .splitIndex: "git update-index --no-split-index"
    case .sparseIndex: "git sparse-checkout reapply --no-sparse-index"
    case .partialClone: "git fetch --refetch --no-filter"
    case .other(let name): "work without \(name) in this repository"
    }
  }
}

extension UnsupportedFeature: CustomStringConvertible {
  /// What is wrong, for a person: lower case, without a final stop.
  package var description: String {
    switch self {
    case .sha256: "the repository's object ids are SHA-256"
    case .reftable: "the repository keeps its references in a reftable"
    case .splitIndex: "the index is split"
    case .sparseIndex: "the index is sparse"
    case .partialClone: "an object is missing from this partial clone"
    case .other(let name): "the repository uses \(name)"
    }
  }
}

extension UnsupportedFeature {
  /// The first feature in the `[extensions]` of a repository's own `config` that cannot be read.
  ///
  /// libgit2 refuses such a repository as a whole, and does not say which extension in a form to rely on.
  init?(configurationText text: String) {
    var isExtensions = false
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " || $0 == "\t" }.lowercased()
      if line.hasPrefix("[") {
        isExtensions = line.hasPrefix("[extensions]")
        continue
      }
      guard isExtensions, let first = line.first, first.isLetter else { continue }
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace && $0 != "\"" } }
      guard let key = parts.first, !Library.understoodExtensions.contains(key) else {
        continue
      }
      switch (key, parts.count > 1 ? parts[1] : "") {
      case ("noop", _), ("objectformat", "sha1"), ("refstorage", "files"): continue
      case ("objectformat", "sha256"): self = .sha256
      case ("refstorage", "reftable"): self = .reftable
      default: self = .other("extensions.\(key)")
      }
      return
    }
    return nil
  }
}
