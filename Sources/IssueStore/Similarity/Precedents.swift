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
  /// have words of the title, are read.
  package func precedents(of report: ReportText) throws -> Precedents {
    let files = try namedFiles()
    let others = try toCompare(files, with: report).compactMap { file -> (issue: Issue, text: ReportText)? in
      guard case .issue(let issue) = try load(file, sharing: [file.path]) else { return nil }
      return (issue, ReportText(issue.document))
    }
    let rarity = StemRarity(Self.sample(of: files))
    let telling = report.withoutCommonErrors(among: others.map(\.text))
    var likely: [(issue: Issue, likeness: Double)] = []
    for other in others {
      let likeness = telling.likeness(to: other.text, rarity)
      if likeness > 0 { likely.append((other.issue, likeness)) }
    }
    likely.sort { left, right in
      left.likeness != right.likeness ? left.likeness > right.likeness : left.issue.id > right.issue.id
    }
    let known = try knowledgeBase().entries(toldBy: report)
    return Precedents(
      issues: likely.prefix(Precedents.most).map { $0.issue }, known: Array(known.prefix(Precedents.most)))
  }

  /// How many of the newest issues are read, and how many besides by their names.
  private static let (newest, named) = (300, 60)
  /// How many names tell which words are rare.
  private static let sampled = 2_000

  /// The files that are issues by their names, with their ids.
  private func namedFiles() throws -> [File] {
    let prefixes = try configuration.prefixes
    return try candidates().compactMap { file in
      var file = file
      file.id = IssueFolder.id(of: file.path, prefixes: prefixes)
      return file.id == nil ? nil : file
    }
  }

  private func toCompare(_ files: [File], with report: ReportText) -> [File] {
    guard files.count > Self.newest + Self.named else { return files }
    // By their places: to move so many files about would cost more than all the rest.
    let numbers = files.map { $0.id?.number ?? 0 }
    let sorted = files.indices.sorted { numbers[$0] > numbers[$1] }
    var named: [(index: Int, count: Int)] = []
    for index in sorted[Self.newest...] {
      let count = report.countOfStems(inName: files[index].path)
      if count > 1 { named.append((index, count)) }
    }
    named.sort { $0.count > $1.count }
    return (sorted[..<Self.newest] + named.prefix(Self.named).map { $0.index }).map { files[$0] }
  }

  /// Titles, as the names of files have them, from everywhere in the tracker.
  private static func sample(of files: [File]) -> [String] {
    stride(from: 0, to: files.count, by: max(1, files.count / sampled)).map { index in
      String(IssueFolder.slug(ofPath: files[index].path) ?? "")
    }
  }
}
