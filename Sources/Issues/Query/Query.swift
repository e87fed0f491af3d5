/// A search over issues: `status:open or severity>=high -label:wip "connection refused"`.
package struct Query: Sendable {
  /// What an issue has to be.
  package indirect enum Expression: Sendable {
    case condition(Condition)
    case not(Expression)
    case all([Expression])
    case any([Expression])
  }
  package enum Condition: Sendable {
    /// A text in the title or below the front matter.
    case text(TextPattern)
    case compare(Key, Comparison, Operand)
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
  package enum Comparison: String, Sendable, CaseIterable {
    case equal = "=", atLeast = ">=", atMost = "<=", more = ">", less = "<"
  }
  /// What the values of a field are compared with.
  package enum Operand: Sendable {
    /// A severity, by its place among them; the first is the worst.
    case severity(Int)
    /// A status, by its place among them.
    case status(Int)
    /// One of some names, as ``Configuration/key(_:)`` writes them.
    case name(String)
    case id(IssueID)
    /// One of some ids.
    case ids(Set<IssueID>)
    case date(RelativeDate)
    /// Who asks.
    case me
    /// A text that is the whole value, folded.
    case whole(String)
    /// A text that the value begins with, folded.
    case beginning(String)
    /// A text that is part of the value.
    case part(TextPattern)
    /// What a value of any kind is compared with: as a number or a day where the text is one.
    case own(OwnValue)
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

  /// A field of a form, for which may be asked too.
  package struct Field: Sendable {
    package let key: String
    /// What its value is one of; any text where there are none.
    package let choices: [String]
    package init(_ key: String, choices: [String] = []) {
      self.key = key
      self.choices = choices
    }
  }

  package let expression: Expression
  /// Empty where the query names no order.
  package let sortKeys: [SortKey]

  package init(_ expression: Expression, sortKeys: [SortKey] = []) {
    self.expression = expression
    self.sortKeys = sortKeys
  }

  package static let all = Query(.all([]))

  /// Whether every issue answers.
  package var isAll: Bool { if case .all(let parts) = expression { parts.isEmpty } else { false } }

  /// The issues that hold a text, too.
  package func searching(_ search: TextSearch) -> Query {
    Query(.all(search.patterns.map { .condition(.text($0)) } + [expression]), sortKeys: sortKeys)
  }
}

extension Query.Expression {
  /// Whether there is such a condition anywhere in it.
  func contains(where isWanted: (Query.Condition) -> Bool) -> Bool {
    switch self {
    case .condition(let condition): isWanted(condition)
    case .not(let part): part.contains(where: isWanted)
    case .all(let parts), .any(let parts): parts.contains { $0.contains(where: isWanted) }
    }
  }
}

/// Why a query cannot be understood, and where.
package struct QueryError: Error, Equatable, Sendable {
  package let message: String
  package let help: String
  /// The term, and the place in it, counted in characters from 1.
  package let term: String
  package let column: Int
}
