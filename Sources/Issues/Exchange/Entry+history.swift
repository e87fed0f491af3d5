extension Entry {
  /// What happened to a report elsewhere, besides comments.
  package struct Event: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case opened, closed, reopened
      case labeled(String)
      case unlabeled(String)
    }

    package var kind: Kind
    /// Since 1970.
    package var seconds: Int
    package var author: Person

    package init(_ kind: Kind, seconds: Int, author: Person) {
      self.kind = kind
      self.seconds = seconds
      self.author = author
    }
  }

  /// A moment in a report's life, for a commit of its own.
  package struct Moment: Sendable {
    package let seconds: Int
    package let author: Person
    /// The report as it is from then on; nil where it stays as it was.
    package let document: Document?
    /// The comments that come with it, by their places among the entry's.
    package let comments: [Int]
  }

  /// How a report came to be what it is, as far as its source tells: opened, each comment, labels, closed and reopened.
  ///
  /// Where nothing tells of events, the day of the report and the day on which it was resolved do. The last document is
  /// the report itself. None where nobody knows when it was opened.
  package func history(of document: Document, form: Form, configuration: Configuration) -> [Moment] {
    func midnight(_ key: String) -> Int? { document[key]?.text.flatMap { Timestamp.seconds($0) } }
    let reporter = document["reporter"]?.text.map { Person($0) } ?? Person("")
    let told = events.first { $0.kind == .opened }
    guard let opened = told?.seconds ?? midnight("reported") else { return [] }

    func isClosed(_ document: Document) -> Bool {
      document["status"]?.text.flatMap { configuration.status($0) }?.isClosed ?? false
    }
    var events = self.events.filter { $0.kind != .opened }
    if isClosed(document), !events.contains(where: { $0.kind == .closed }), let resolved = midnight("resolved") {
      events.append(Event(.closed, seconds: resolved, author: Person("")))
    }
    var happened = events.map { (seconds: $0.seconds, event: Event?.some($0), comment: Int?.none) }
    happened += comments.indices.compactMap { index in comments[index].seconds.map { ($0, nil, index) } }
    // What happened in one second stays in the order in which it is told.
    happened = happened.enumerated().sorted { ($0.element.seconds, $0.offset) < ($1.element.seconds, $1.offset) }
      .map(\.element)

    var state = StateOfReport(final: document, events: events, form: form, configuration: configuration)
    var documents: [Int: Document] = [:]
    for (index, (_, event, _)) in happened.enumerated() {
      guard let event else { continue }
      let before = state.document
      state.apply(event)
      if state.document != before { documents[index] = state.document }
    }
    var first = StateOfReport(final: document, events: events, form: form, configuration: configuration).document
    if let last = documents.keys.max() { documents[last] = document } else { first = document }
    let undated = comments.indices.filter { comments[$0].seconds == nil }
    let start = Moment(seconds: opened, author: told?.author ?? reporter, document: first, comments: undated)
    return [start]
      + happened.enumerated().compactMap { index, happening in
        if let comment = happening.comment {
          return Moment(
            seconds: happening.seconds, author: comments[comment].committedBy ?? comments[comment].author,
            document: nil, comments: [comment])
        }
        guard let document = documents[index], let event = happening.event else { return nil }
        return Moment(seconds: event.seconds, author: event.author, document: document, comments: [])
      }
  }
}

/// A report at a moment before it was what it is.
private struct StateOfReport {
  private let final: Document
  private let open: Document
  private let configuration: Configuration
  private var isClosed: Bool
  private var closedOn: CalendarDate?
  private var labels: [String]
  private let hasLabelEvents: Bool

  init(final: Document, events: [Entry.Event], form: Form, configuration: Configuration) {
    self.final = final
    self.configuration = configuration
    let status = final["status"]?.text.flatMap { configuration.status($0) }
    isClosed = (status?.isClosed ?? false) && !events.contains { $0.kind == .closed }
    var open = final
    if status?.isClosed ?? false {
      // What tells of the end came with it.
      open = open.setting("status", to: .text(configuration.openStatus?.id ?? "open")).removing("resolved")
      if let element = form.sections.first(where: { $0.id == "resolution" }) { open = open.removing(element) }
    }
    self.open = open
    labels = final["labels"]?.value.texts ?? []
    var seen: Set<String> = []
    for event in events {
      switch event.kind {
      case .labeled(let label): if seen.insert(label).inserted { labels.removeAll { $0 == label } }
      case .unlabeled(let label): if seen.insert(label).inserted, !labels.contains(label) { labels.append(label) }
      case .opened, .closed, .reopened: break
      }
    }
    hasLabelEvents = !seen.isEmpty
  }

  mutating func apply(_ event: Entry.Event) {
    switch event.kind {
    case .opened: break
    case .closed: (isClosed, closedOn) = (true, CalendarDate(secondsSince1970: event.seconds, offset: 0))
    case .reopened: isClosed = false
    case .labeled(let label): if !labels.contains(label) { labels.append(label) }
    case .unlabeled(let label): labels.removeAll { $0 == label }
    }
  }

  var document: Document {
    var document = open
    if isClosed {
      let isEnd = final["status"]?.text.flatMap { configuration.status($0) }?.isClosed ?? false
      document = isEnd ? final : final.setting("status", to: .text(configuration.closingStatus))
      if let closedOn { document = document.setting("resolved", to: .text(closedOn.description)) }
    }
    return hasLabelEvents ? document.setting("labels", to: .list(labels.sorted())) : document
  }
}

extension Document {
  /// Takes an element's section away, with its heading.
  fileprivate func removing(_ element: Form.Element) -> Document {
    guard let section = sections(for: element).first else { return self }
    let lines = bodyLines
    let start = bodyRange.lowerBound + lines.offset(ofLine: section.headingLines.lowerBound)
    let end = bodyRange.lowerBound + lines.offset(ofLine: section.endLine)
    var kept = Array(bytes)
    kept.removeSubrange(start..<max(start, end))
    while kept.suffix(2) == [0x0A, 0x0A] { kept.removeLast() }
    return Document(kept)
  }
}
