internal import Issues

/// `.issues/config.yml`.
struct SettingsTarget: FuzzTarget {
  func run(_ bytes: [UInt8]) {
    guard let configuration = try? Configuration(bytes, path: ".issues/config.yml") else { return }
    require(!configuration.statuses.isEmpty, "settings without a status")
    for status in configuration.statuses { require(configuration.status(status.id)?.id == status.id, "a lost status") }
  }
}

/// Forms, ours and GitHub's.
struct FormTarget: FuzzTarget {
  func run(_ bytes: [UInt8]) {
    _ = try? ImportedForm(bytes, type: "bug", path: "bug.yml")
    guard let form = try? Form(bytes, type: "bug", path: "bug.yml") else { return }
    guard let today = CalendarDate("2026-11-22") else { return }
    let document = Draft(form: form, title: "Login fails").document(
      id: IssueID(prefix: "BUG", number: 1), status: "open", reported: today, reporter: "Ada", configuration: .init())
    require(Document(document.bytes)["title"]?.text != nil, "a draft without its title")
    _ = RuleSet(configuration: Configuration()).check(
      Subject(
        path: ".issues/BUG-001-x.md", document: document, reading: FormReading(form), configuration: Configuration(),
        types: ["bug"]))
  }
}

/// Queries, and searches in texts.
struct QueryTarget: FuzzTarget {
  private static let issue = Issue(
    Document(
      "---\nid: BUG-001\ntitle: Login fails\nstatus: open\nseverity: high\nreported: 2026-11-22\nlabels: [auth]\n---\n\n## Steps\n\n1. Open it\n"
    ), path: ".issues/BUG-001-login-fails.md")

  func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let configuration = Configuration()
    if let today = CalendarDate("2026-11-22"), let issue = Self.issue,
      let query = try? Query([text], configuration: configuration, types: ["bug"])
    {
      let context = Query.Context(configuration: configuration, today: today, me: nil)
      _ = query.matches(issue, context)
      require(query.sorted([issue, issue], context).count == 2, "sorting loses an issue")
    }
    if let search = TextSearch(text), let issue = Self.issue {
      _ = search.rank(issue)
      for place in search.places(in: text) { require(place.upperBound <= text.utf8.count, "a place beyond the end") }
    }
  }
}

/// JSON, as it comes from programs.
struct JSONTarget: FuzzTarget {
  func run(_ bytes: [UInt8]) {
    if let all = try? JSONNode.parseAll(bytes) { _ = all.count }
    _ = try? JSONNode.parse(bytes)
  }
}

/// Documents of other trackers: the first byte says of which, or that it is to be found out.
struct ImportTarget: FuzzTarget {
  func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let source = ImportSource(
      name: "bugs.md", bytes: Array(bytes.dropFirst()), forms: Form.builtIn("bug").map { [$0] } ?? [])
    let formats = Formats.imports
    let format = Int(first) < formats.count ? formats[Int(first)] : Formats.recognising(source)
    guard let format, let document = try? format.read(source) else { return }
    for entry in document.entries { _ = entry }
  }
}
