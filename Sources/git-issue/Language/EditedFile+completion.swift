internal import IssueStore
internal import Issues

extension EditedFile {
  /// What may be written at an offset: a `CompletionList`. It is what the shell offers for the same.
  func completions(at offset: Int) -> JSON {
    guard isText, let place = WritingPlace(text, at: offset, hasFields: role == .issue) else { return .null }
    let words = words
    let candidates: [Candidate]
    switch place.kind {
    case .key(let owner): candidates = keys(in: owner, words)
    case .value(let key, let owner): candidates = values(of: key, in: owner, place, words)
    case .heading: candidates = headings
    case .rule:
      candidates = RuleSet.all.filter(\.isExcusable).map { Candidate($0.id.rawValue, $0.summary) }
    case .words: candidates = ids(place.typed, words)
    }
    let items = candidates.enumerated().map { json(of: $1, rank: $0, place) }
    // Of many issues only the ways in which their ids go on are told: more is known when more is typed.
    return .object([("isIncomplete", .bool(candidates.contains { !$0.isWhole })), ("items", .list(items))])
  }

  /// Ids, once somebody has written what all of them begin with; other words are not disturbed.
  private func ids(_ typed: String, _ words: TrackerWords) -> [Candidate] {
    let upper = typed.uppercased()
    guard words.configuration.prefixes.contains(where: { upper.hasPrefix("\($0)-") }) else { return [] }
    return words.issues(typed).filter { $0.text != ownID }
  }

  /// By the name of the file: the front matter is rarely whole while somebody writes in it.
  private var ownID: String? { IssueFolder.id(of: path, prefixes: words.configuration.prefixes)?.description }

  private func keys(in owner: String?, _ words: TrackerWords) -> [Candidate] {
    let forms = form.map { [$0] } ?? []
    if let owner {
      guard owner == "environment" else { return [] }
      let present = Set((document["environment"]?.value.pairs ?? []).map(\.key))
      return forms.flatMap(\.environment).filter { !present.contains($0.key) }.map {
        Candidate($0.key, $0.element.label)
      }
    }
    return Document.knownFields(form).filter { document[$0] == nil }.map { key in
      Candidate(key, FieldMeaning(key, form)?.firstLine ?? "")
    }
  }

  private func values(
    of key: String, in owner: String?, _ place: WritingPlace, _ words: TrackerWords
  ) -> [Candidate] {
    let typed = place.typed.trimmingPrefix { $0 == "\"" || $0 == "'" }
    let forms = form.map { [$0] } ?? []
    if let owner {
      guard owner == "environment" else { return [] }
      return words.environment("\(key)=", form: form?.type).map { Candidate(String($0.text.dropFirst(key.count + 1))) }
    }
    // What looks like an id is one, under whatever key.
    let ids = Self.keysOfIDs.contains(key) ? words.issues(String(typed)) : self.ids(String(typed), words)
    if Self.keysOfIDs.contains(key) || !ids.isEmpty {
      return ids.filter { $0.text != ownID }
    }
    let present = Set(document[key]?.value.items?.compactMap(\.text) ?? []).subtracting([String(typed)])
    return words.values(forField: key, String(typed), forms).filter { !present.contains($0.text) }
  }

  private static let keysOfIDs: Set = ["related", "formerly"]

  /// The sections of the form that the text does not have.
  private var headings: [Candidate] {
    (form?.sections ?? []).filter { document.sections(for: $0).isEmpty }.map { element in
      Candidate(
        "## \(element.label)", element.description.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
    }
  }

  // MARK: The items

  private func json(of candidate: Candidate, rank: Int, _ place: WritingPlace) -> JSON {
    let quote = place.typed.first.flatMap { "\"'".contains($0) ? String($0) : nil } ?? ""
    let new: String
    let kind: Int
    switch place.kind {
    case .key: (new, kind) = ("\(candidate.text): ", Kind.field)
    case .value:
      let written = candidate.isWhole ? YAMLScalar.writeInFlow(candidate.text) : quote + candidate.text
      (new, kind) = (
        (place.needsBlank ? " " : "") + written, IssueID(candidate.text) == nil ? Kind.value : Kind.reference
      )
    case .heading: (new, kind) = (candidate.text, Kind.module)
    case .rule: (new, kind) = (candidate.text, Kind.constant)
    case .words: (new, kind) = (candidate.text, Kind.reference)
    }
    let number = String(rank)
    return .object([
      ("label", .text(TerminalText(candidate.text).description)), ("kind", .number(kind)),
      ("detail", .text(TerminalText(candidate.description).description)),
      ("filterText", .text(quote + candidate.text)),
      ("sortText", .text(String(repeating: "0", count: max(0, 6 - number.count)) + number)),
      ("textEdit", text.json(LineEdit(range: range(of: place, quote), text: new))),
    ])
  }

  /// With the quote that an editor has put behind the cursor by itself.
  private func range(of place: WritingPlace, _ quote: String) -> Range<Int> {
    let end = place.range.upperBound
    let isClosed = !quote.isEmpty && text.bytes[end...].first == quote.utf8.first
    return place.range.lowerBound..<(isClosed ? end + 1 : end)
  }

  /// The numbers of `CompletionItemKind`.
  private enum Kind {
    static let (field, module, value, reference, constant) = (5, 9, 12, 18, 21)
  }
}
