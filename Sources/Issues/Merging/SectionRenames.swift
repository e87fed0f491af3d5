/// Finds the sections to which a side has given another name.
///
/// Such a section merges as what it was before: who has renamed it and who has changed, removed or renamed it otherwise
/// meet in one place.
struct SectionRenames {
  private typealias Key = SectionPieces.Key

  /// With more lines to compare, no name is looked for: nobody has renamed as many sections by hand.
  private static let most = 1_000_000

  private let old: SectionPieces
  private let new: SectionPieces

  /// - Parameter new: One side's sections.
  init(from old: SectionPieces, to new: SectionPieces) {
    self.old = old
    self.new = new
  }

  /// For each section with a new name, what it was called.
  var formerKeys: [SectionPieces.Key: SectionPieces.Key] {
    let (oldKeys, newKeys) = (Set(old.keys), Set(new.keys))
    let gone = old.pieces.filter { !newKeys.contains($0.key) && $0.hasHeading }
    var added = new.pieces.filter { !oldKeys.contains($0.key) && $0.hasHeading }.map {
      (key: $0.key, words: Set($0.words))
    }
    guard !gone.isEmpty, gone.map(\.lines.count).reduce(0, +) * added.count <= Self.most else { return [:] }
    var former: [Key: Key] = [:]
    for piece in gone {
      let words = piece.words
      let shared = added.map { candidate in words.count { candidate.words.contains($0) } }
      guard let most = shared.max(), let index = shared.firstIndex(of: most) else { break }
      if words.isEmpty {
        // What says nothing is known by its place.
        guard let index = added.firstIndex(where: { $0.words.isEmpty && isInPlace($0.key, of: piece.key) }) else {
          continue
        }
        former[added.remove(at: index).key] = piece.key
      } else if most * 2 >= words.count {
        former[added.remove(at: index).key] = piece.key
      }
    }
    return former
  }

  private func isInPlace(_ newKey: Key, of oldKey: Key) -> Bool {
    func previous(_ key: Key, _ keys: [Key]) -> Key? { keys.prefix { $0 != key }.last }
    return previous(newKey, new.keys) == previous(oldKey, old.keys)
  }
}

extension SectionPieces.Piece {
  fileprivate var hasHeading: Bool { headingCount > 0 }

  /// The lines under the heading that say something, rather than open code or rule a line.
  fileprivate var words: [TextLine] {
    lines.dropFirst(headingCount).filter { line in
      line.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || ($0 >= 0x30 && $0 <= 0x39) || $0 >= 0x80 }
    }
  }
}
