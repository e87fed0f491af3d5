/// What is known of problems that come up again and again: the files of `.issues/known/`.
package struct KnowledgeBase: Sendable {
  /// An entry and its file.
  package struct Entry: Sendable {
    package let path: String
    package let document: Document
    package let known: KnownIssue

    package init(path: String, document: Document, known: KnownIssue) {
      self.path = path
      self.document = document
      self.known = known
    }

    /// What programs are given of it, by name.
    package var json: [(String, JSON)] { [("path", .text(path))] + known.json }
  }

  /// In their order.
  package let entries: [Entry]
  /// The files that cannot be read as an entry.
  package let broken: [BrokenIssue]

  package init(_ entries: [Entry] = [], broken: [BrokenIssue] = []) {
    self.entries = entries.sorted { ($0.known.order ?? .max, $0.path) < ($1.known.order ?? .max, $1.path) }
    self.broken = broken
  }

  /// The entries by area, each area where its first entry stands.
  package var areas: [(name: String, entries: [Entry])] {
    var areas: [(name: String, entries: [Entry])] = []
    for entry in entries {
      if let index = areas.firstIndex(where: { $0.name == entry.known.area }) {
        areas[index].entries.append(entry)
      } else {
        areas.append((entry.known.area, [entry]))
      }
    }
    return areas
  }

  /// The entry about the same issue of the same area.
  package func entry(about known: KnownIssue) -> Entry? { entries.first { $0.known.isAboutSame(as: known) } }

  /// The files to write so that some entries are there, in their order and behind all others.
  ///
  /// One that is there already stays where it is, brought up to what is given now: a document that is read twice changes
  /// nothing the second time. Where a document has two entries about the same, there are two.
  package func recording(_ entries: [KnownIssue]) -> [(path: String, document: Document)] {
    var left = self.entries
    func take(where isSame: (KnownIssue) -> Bool) -> Entry? {
      left.firstIndex { isSame($0.known) }.map { left.remove(at: $0) }
    }
    let same = entries.map { known in take { $0.saysSame(as: known) } }
    var places = places
    var files: [(path: String, document: Document)] = []
    for (known, same) in zip(entries, same) where same == nil {
      if let old = take(where: { $0.isAboutSame(as: known) }) {
        files.append((old.path, known.updating(old.document)))
      } else {
        files.append(places.take(for: known))
      }
    }
    return files
  }

  /// The file of a new entry, behind all others.
  package func file(adding known: KnownIssue) -> (path: String, document: Document) {
    var places = places
    return places.take(for: known)
  }

  private var places: Places {
    Places(
      paths: Set((entries.map(\.path) + broken.map(\.path)).map { $0.lowercased() }),
      order: entries.compactMap(\.known.order).max() ?? 0)
  }

  /// Which paths are taken, and the last place.
  private struct Places {
    var paths: Set<String>
    var order: Int

    /// So that an entry can be put between two others by hand.
    private static let step = 10

    mutating func take(for known: KnownIssue) -> (path: String, document: Document) {
      // The order was read from a file, and may be any number.
      order = order.addingReportingOverflow(Self.step).overflow ? order : order + Self.step
      var known = known
      known.order = order
      let document = known.document
      // The file's name is told wherever the entry is.
      let slug = IssueFolder.slug(Redactor(document.bytes).mask("\(known.area) \(known.issue)"))
      var path = "\(IssueFolder.known)/\(slug).md"
      var number = 1
      while !paths.insert(path).inserted {
        number += 1
        path = "\(IssueFolder.known)/\(slug)-\(number).md"
      }
      return (path, document)
    }
  }
}
