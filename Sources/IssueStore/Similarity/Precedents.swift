package import Issues

/// What is there already that a new report may be about.
package struct Precedents {
  /// The issues that look the same, the likeliest first.
  package let issues: [Issue]
  /// What is known of the problem, the best match first.
  package let known: [KnowledgeBase.Entry]

  package static let none = Precedents(issues: [], known: [])
  package var isEmpty: Bool { issues.isEmpty && known.isEmpty }

  /// How many of each are told.
  fileprivate static let most = 3
}

extension Snapshot {
  /// What is there already that a report may be about, at most three issues and three known solutions.
  ///
  /// The cost is bounded: names of files are compared with the title, and only the newest issues, and others whose names
  /// have words of the title, are looked at; they are read where the report quotes an error.
  package func precedents(of report: ReportText) throws -> Precedents {
    let prefixes = try configuration.prefixes
    let names = try knownNames() ?? KnownNames(nil, new: candidates().map(\.path), prefixes: prefixes)
    let places = names.places
    let compared = Self.toCompare(places, names, with: report)
    let titles = report.quotesErrors ? compared.map { _ in nil } : names.titles(compared)
    let others = try zip(compared, titles).compactMap { place, title -> Compared? in
      if let title { return Compared(place: place, text: ReportText(title: title, body: "")) }
      return try compare(place, names)
    }
    let telling = report.withoutCommonErrors(among: others.map(\.text))
    let rarity = StemRarity(Self.sample(of: places, names))
    let likely = others.map { (other: $0, likeness: telling.likeness(to: $0.text, rarity)) }.filter { $0.likeness > 0 }
      .sorted { left, right in
        left.likeness != right.likeness
          ? left.likeness > right.likeness : names.number(left.other.place) > names.number(right.other.place)
      }
    var issues: [Issue] = []
    for (other, _) in likely where issues.count < Precedents.most {
      // What is kept of a title may be of yesterday.
      guard let read = other.issue == nil ? try compare(other.place, names) : other, let issue = read.issue,
        telling.likeness(to: read.text, rarity) > 0
      else { continue }
      issues.append(issue)
    }
    let known = try knowledgeBase().entries(toldBy: report)
    return Precedents(issues: issues, known: Array(known.prefix(Precedents.most)))
  }

  /// An issue that a report is compared with.
  private struct Compared {
    let place: Int
    let text: ReportText
    /// Nil where it was not read.
    var issue: Issue?
  }

  private func compare(_ place: Int, _ names: KnownNames) throws -> Compared? {
    guard let file = try issueFile(at: names.path(place)), case .issue(let issue) = try load(file, sharing: [file.path])
    else { return nil }
    return Compared(place: place, text: ReportText(issue.document), issue: issue)
  }

  /// How many of the newest issues are read, and how many besides by their names.
  private static let (newest, named) = (300, 60)
  /// How many names tell which words are rare.
  private static let sampled = 1_000

  private static func toCompare(_ places: [Int], _ names: KnownNames, with report: ReportText) -> [Int] {
    guard places.count > newest + named else { return places }
    let sorted = places.map { (place: $0, number: names.number($0)) }.sorted { $0.number > $1.number }.map { $0.place }
    var alike: [(place: Int, count: Int)] = []
    for place in sorted[newest...] {
      let count = names.withName(place) { report.countOfStems(inName: $0) }
      if count > 1 { alike.append((place, count)) }
    }
    alike.sort { $0.count > $1.count }
    return sorted[..<newest] + alike.prefix(named).map { $0.place }
  }

  /// Titles, as the names of files have them, from everywhere in the tracker.
  private static func sample(of places: [Int], _ names: KnownNames) -> [String] {
    stride(from: 0, to: places.count, by: max(1, places.count / sampled)).map { index in
      String(IssueFolder.slug(ofPath: names.path(places[index])) ?? "")
    }
  }
}
