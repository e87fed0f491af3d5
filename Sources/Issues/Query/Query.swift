/// A search over issues: `status:open severity>=high -label:wip "connection refused"`.
package struct Query: Sendable {
  /// One condition; all of them must hold.
  package struct Term: Sendable {
    package let isNegated: Bool
    package let condition: Condition
  }
  package enum Condition: Sendable {
    /// A text in the title or below the front matter, in lower case.
    case text(String)
    case compare(Key, Comparison, String)
    case state(State)
    /// Whether a field has a value at all.
    case has(Key)
    case trait(Trait)
  }
  /// What an issue is or is not: asked for as `overdue:yes`, `overdue:no`.
  package enum Trait: String, Sendable, CaseIterable {
    /// It should have been done with before today.
    case overdue
    /// Its report lacks what its form asks for, whatever the baseline covers.
    case incomplete
  }
  package enum State: String, Sendable, CaseIterable { case open, closed, broken, uncommitted }
  package enum Comparison: String, Sendable {
    case equal = "=", atLeast = ">=", atMost = "<=", more = ">", less = "<"
  }
  package struct SortKey: Sendable {
    package let key: Key
    package let isDescending: Bool
    package init(_ key: Key, isDescending: Bool = false) {
      self.key = key
      self.isDescending = isDescending
    }
  }

  /// A field that can be asked for.
  package enum Key: Sendable, Hashable {
    case id, title, status, type, severity, reported, due, resolved, reporter, assignee, label, phase, component, file,
      related
    case reproducible, formerly
    case environment(String)
    /// A field of a form, or of the reader's own.
    case field(String)
  }

  package let terms: [Term]
  /// Empty where the query names no order.
  package let sortKeys: [SortKey]

  package static let all = Query(terms: [], sortKeys: [])
}

/// Why a query cannot be understood, and where.
package struct QueryError: Error, Equatable, Sendable {
  package let message: String
  package let help: String
  /// The term, and the place in it, counted in characters from 1.
  package let term: String
  package let column: Int
}
