/// Which revision each part of an issue is from: of a field the one that gave it its value, of a section, line by line, the
/// one that brought the line in.
package struct Attribution: Sendable {
  /// A field or a line, and the place of its revision among those that were given.
  package struct Part: Sendable {
    package let text: String
    package let revision: Int
  }

  package let fields: [(name: String, value: Part)]
  package let sections: [(name: String, lines: [Part])]

  /// - Parameter changes: What each revision changes, the newest first; the last one is taken for what none of them has.
  package init(_ document: Document, changes: [[Change]]) {
    let last = max(0, changes.count - 1)
    let parts = Change.between(nil, document)
    fields = parts.filter { $0.kind == .field }.map { part in
      // A value that a later revision has given on another branch, and a merge has not taken, is not the one.
      let revision = changes.firstIndex { change in
        change.contains { $0.kind == .field && $0.name == part.name && $0.new == part.new }
      }
      return (part.name, Part(text: part.new ?? "", revision: revision ?? last))
    }
    sections = parts.filter { $0.kind == .section }.map { part in
      (part.name, Self.lines(Self.lines(of: part.new), of: part.name, changes, last))
    }
  }

  private static func lines(of text: String?) -> [Substring] {
    text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
  }

  private static func lines(_ lines: [Substring], of name: String, _ changes: [[Change]], _ last: Int) -> [Part] {
    var revisions = [Int?](repeating: nil, count: lines.count)
    var numbers = LineNumbers<Substring>()
    let wanted = numbers.of(lines)
    for (revision, change) in changes.enumerated() where revisions.contains(nil) {
      guard let section = change.first(where: { $0.kind == .section && $0.name == name }), section.new != nil else {
        continue
      }
      let new = numbers.of(Self.lines(of: section.new))
      let kept = Set(LineMatches.places(of: numbers.of(Self.lines(of: section.old)), in: new).compactMap { $0 })
      for (line, place) in LineMatches.places(of: wanted, in: new).enumerated() where revisions[line] == nil {
        if let place, !kept.contains(place) { revisions[line] = revision }
      }
    }
    return zip(lines, revisions).map { Part(text: String($0), revision: $1 ?? last) }
  }
}
