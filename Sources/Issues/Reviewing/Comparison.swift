/// What differs between two states of an issue, and what of that a reviewer should look at twice.
struct Comparison {
  /// Nil where there was nothing that can be read.
  let old: Document?
  let new: Document
  let changes: [Change]
  private let reading: FormReading?
  private let configuration: Configuration

  init(old: Document?, new: Document, reading: FormReading?, configuration: Configuration) {
    self.old = old
    self.new = new
    self.reading = reading
    self.configuration = configuration
    changes = Change.between(old, new)
  }

  var events: [IssueReview.Event] {
    switch (old.flatMap(isClosed), isClosed(new)) {
    case (false?, true?): [.closed]
    case (true?, false?): [.reopened]
    default: []
    }
  }

  var suspicions: [Suspicion] {
    [closing, severity].compactMap { $0 } + answers + filing
      + Suspicion.secrets(from: old?.bytes ?? [], to: new.bytes) + excuses
  }

  /// Nil where nobody can tell: a status that cannot be read is neither opened nor closed.
  private func isClosed(_ document: Document) -> Bool? {
    document["status"]?.text.flatMap { configuration.status($0) }?.isClosed
  }

  private var closing: Suspicion? {
    guard isClosed(new) == true, old.flatMap(isClosed) != true, !hasResolution(new) else { return nil }
    return Suspicion(.closedWithoutResolution, "closed without a word on how it was resolved")
  }

  private func hasResolution(_ document: Document) -> Bool {
    let subject = subject(document)
    let sections =
      subject.form?.element("resolution").map { subject.sections(for: $0) }
      ?? subject.sections.filter { Vocabulary.key($0.title) == "resolution" }
    return sections.contains { subject.verdict(of: $0) == .real }
  }

  private var severity: Suspicion? {
    guard let before = old?["severity"]?.text, new.fault == nil else { return nil }
    guard let after = new["severity"]?.text else {
      return Suspicion(.severityLowered, "the severity was \(before) and is gone")
    }
    guard
      let from = configuration.severities.firstIndex(where: { $0.id == configuration.severity(before)?.id }),
      let to = configuration.severities.firstIndex(where: { $0.id == configuration.severity(after)?.id }), to > from
    else { return nil }
    return Suspicion(.severityLowered, "severity lowered from \(before) to \(after)")
  }

  /// The steps and the environment are what a report is worth.
  private var answers: [Suspicion] {
    changes.compactMap { change -> Suspicion? in
      guard let before = change.old, let isSteps = asksForSteps(change) else { return nil }
      let all = Self.wordCount(before)
      let left = change.new.map { Self.wordCount($0) } ?? (change.kind == .section ? moved(isSteps: isSteps) : 0)
      guard all > 0, left * 2 < all else { return nil }
      let how = left == 0 ? "removed" : "cut from \(all) words to \(left)"
      return Suspicion(isSteps ? .stepsRemoved : .environmentRemoved, "\(change.name) \(how)")
    }
  }

  /// How many words have come under other headings that ask for the same, as where a heading was renamed.
  private func moved(isSteps: Bool) -> Int {
    changes.filter { $0.kind == .section && $0.old == nil && asksForSteps($0) == isSteps }
      .map { Self.wordCount($0.new ?? "") }.reduce(0, +)
  }

  /// Whether what changed are the steps, or else the environment; nil where it is neither.
  private func asksForSteps(_ change: Change) -> Bool? {
    switch change.kind {
    case .field:
      // A value that becomes another, shorter one is not missing.
      return change.new == nil && change.name.hasPrefix("environment.") ? false : nil
    case .section:
      let meaning =
        reading?.meaning(of: change.name)
        ?? FormReading.Meaning(key: Vocabulary.key(change.name), naming: [])
      return meaning.isSteps ? true : meaning.isEnvironment ? false : nil
    case .comment, .attachment, .file: return nil
    }
  }

  private static func wordCount(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

  private var filing: [Suspicion] {
    changes.compactMap { change in
      guard change.kind == .field, let before = change.old else { return nil }
      let now = change.new.map { "is now '\($0)'" } ?? "is gone"
      switch change.name {
      case "reporter": return Suspicion(.reporterRewritten, "the reporter was '\(before)' and \(now)")
      case "reported": return Suspicion(.dateRewritten, "the day of report was \(before) and \(now)")
      case "resolved" where change.new != nil && !changes.contains { $0.name == "status" }:
        return Suspicion(.dateRewritten, "the day of resolution was \(before) and \(now)")
      default: return nil
      }
    }
  }

  private var excuses: [Suspicion] {
    func all(_ document: Document) -> [Excuse] { Excuse.all(in: subject(document)) }
    let known = Set(old.map(all)?.map { "\($0.rule): \($0.reason)" } ?? [])
    return all(new).map { "\($0.rule): \($0.reason)" }.filter { !known.contains($0) }.map {
      Suspicion(.excuseAdded, "the report now excuses itself from \($0)")
    }
  }

  private func subject(_ document: Document) -> Subject {
    Subject(path: "", document: document, reading: reading, configuration: configuration, types: [])
  }
}
