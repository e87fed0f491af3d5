internal import Issues

extension ImportRequest {
  /// Requests in which comments and events that stand in one source belong to the entry in another that they are about.
  ///
  /// What is about an entry that is in none of them is left out.
  static func joined(_ requests: [ImportRequest]) -> [ImportRequest] {
    var additions: [String: [Entry]] = [:]
    for entry in requests.flatMap(\.document.entries) where entry.isAddition {
      additions[entry.id ?? "", default: []].append(entry)
    }
    guard !additions.isEmpty else { return requests }
    var documents = requests.map(\.document)
    for index in documents.indices {
      documents[index].entries = documents[index].entries.filter { !$0.isAddition }
      for place in documents[index].entries.indices {
        guard let id = documents[index].entries[place].number,
          let found = additions.removeValue(forKey: id)
        else { continue }
        documents[index].entries[place].comments += found.flatMap(\.comments)
        documents[index].entries[place].events += found.flatMap(\.events)
      }
    }
    for index in documents.indices {
      for entry in requests[index].document.entries where entry.isAddition && additions[entry.id ?? ""] != nil {
        documents[index].leftOut.append(
          ImportedDocument.LeftOut(
            lines: entry.lines ?? 1...1, text: entry.comments.map(\.text).joined(separator: "\n\n"),
            reason: "about \(entry.id ?? "an issue"), which is in none of the files"))
      }
    }
    return zip(requests, documents).map { ImportRequest(source: $0.source, document: $1, type: $0.type) }
  }
}

extension Entry {
  /// Whether it only adds to what another source tells.
  fileprivate var isAddition: Bool {
    id != nil && title.isEmpty && fields.isEmpty && sections.isEmpty && environment.isEmpty
      && !(comments.isEmpty && events.isEmpty)
  }

  /// What it is called where it is from: `#12`.
  fileprivate var number: String? {
    if let id, id.hasPrefix("#") { return id }
    return self["x-url"]?.split(separator: "/").last.map { "#\($0)" }
  }
}
