/// What of a report is compared with others: its title, and the errors that it quotes.
package struct ReportText: Sendable {
  package let title: String
  let titleStems: Set<String>
  /// The stems of each line, of the title first.
  private(set) lazy var lines: [Set<String>] = [titleStems] + Self.lines(of: body).map { Set(Stems.of(String($0))) }
  /// The error messages that are quoted, by their stems.
  private(set) var errors: Set<[String]>
  package var quotesErrors: Bool { !errors.isEmpty }
  private let body: String
  /// The stems of the title, as words of a file's name begin.
  let nameParts: [[UInt8]]

  package init(title: String, body: String) {
    self.title = title
    self.body = body
    titleStems = Set(Stems.of(title))
    nameParts = titleStems.map { Array("-\($0)".utf8) }
    // Few reports quote an error, and all lines of all of them would be asked.
    var text = body
    let hasMark = text.withUTF8 { Self.hasMark($0) }
    errors = hasMark ? Set(Self.lines(of: body).compactMap(Self.error)) : []
  }

  package init(_ document: Document) {
    self.init(title: document["title"]?.text ?? "", body: document.body)
  }

  /// The lines that are looked at: what is longer is a log or a minified file.
  private static func lines(of body: String) -> [Substring] {
    body.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: 400).prefix(400).filter { $0.count <= 500 }.map {
      Substring($0)
    }
  }

  /// The words of a line that a program wrote about an error, without the numbers that differ from run to run; nil for
  /// any other, and for one that says too little.
  private static func error(_ line: Substring) -> [String]? {
    // By bytes: every line of many reports is asked.
    var line = line
    guard line.withUTF8({ hasMark($0) }) else { return nil }
    let stems = Stems.of(String(line)).filter { !$0.contains(where: \.isNumber) }
    return stems.count { Stems.weight(of: $0) == 1 } >= 2 ? stems : nil
  }

  private static func hasMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { marks.contains { bytes.contains($0) } }

  private static let marks = [
    "Error:", "Exception:", "Exception in", "error:", "error[", "fatal:", "panic:", "panicked at", "ERROR", "FATAL",
    "Segmentation fault", "core dumped", "errno",
  ].map { Array($0.utf8) }
}

extension ReportText {
  /// This report without the errors that many others quote: they tell nothing.
  package func withoutCommonErrors(among others: [ReportText]) -> ReportText {
    var report = self
    report.errors = errors.filter { error in others.count { $0.errors.contains(error) } <= max(3, others.count / 10) }
    return report
  }

  /// How much two reports look like the same, from 0 to 2; 0 for all that is not likely.
  ///
  /// From 1 on, they quote the same error. Titles count by the words that both have, those that are rare in the tracker
  /// the most; one telling word in common says nothing, unless there are no others.
  package func likeness(to other: ReportText, _ rarity: StemRarity) -> Double {
    let shared = titleStems.intersection(other.titleStems)
    func length(_ stems: Set<String>) -> Double {
      // In one order: sums of fractions differ by it, and two that are equally likely would change places.
      stems.sorted().reduce(0) { sum, stem in
        let weight = rarity.weight(of: stem)
        return sum + weight * weight
      }
    }
    let product = length(titleStems) * length(other.titleStems)
    let likeness = product > 0 ? length(shared) / product.squareRoot() : 0
    if !errors.isDisjoint(with: other.errors) { return 1 + likeness }
    let telling = shared.count { Stems.weight(of: $0) == 1 }
    let isEnough = telling > 1 || !shared.isEmpty && titleStems == other.titleStems
    return isEnough && likeness >= Self.threshold ? likeness : 0
  }

  /// Set by the pairs of the tests: rather silent than wrong.
  private static let threshold = 0.6
}
