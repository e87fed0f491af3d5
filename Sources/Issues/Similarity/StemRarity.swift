/// How rare stems are in a tracker: what few titles have says most.
package struct StemRarity: Sendable {
  private var counts: [String: Int] = [:]
  private var total = 0

  /// - Parameter titles: All of them, or a fair sample; slugs will do.
  package init(_ titles: some Sequence<String>) {
    for title in titles {
      total += 1
      for stem in Set(Stems.of(title)) { counts[stem, default: 0] += 1 }
    }
  }

  /// What a stem weighs. A small tracker says little about rarity: there, all weigh nearly the same.
  func weight(of stem: String) -> Double {
    Stems.weight(of: stem) * logarithm((Double(total) + 20) / (Double(counts[stem] ?? 0) + 1))
  }

  /// The natural logarithm of a number above 1, close enough to compare weights: Foundation is not linked here.
  private func logarithm(_ number: Double) -> Double {
    // log(m · 2^e) = log(m) + e · log(2), and for m between 1 and 2, 2 · artanh((m - 1) / (m + 1)) is a short series.
    let ratio = (number.significand - 1) / (number.significand + 1)
    let square = ratio * ratio
    let mantissa = 2 * ratio * (1 + square * (1 / 3 + square * (1 / 5 + square / 7)))
    return mantissa + Double(number.exponent) * 0.693_147_180_559_945_3
  }
}
