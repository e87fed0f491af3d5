internal import Git
package import Issues

/// An issue as the index knows it.
package struct IssueRow: IssueFields {
  let index: IssueIndex
  let row: Int
  private let record: IssueRecord

  /// Nil where what is known of it is damaged.
  ///
  /// - Parameter row: One that is plain: see ``IssueIndex/isPlain(_:)``.
  init?(_ row: Int, of index: IssueIndex) {
    guard let record = index.record(row), record.flags.contains(.readable) else { return nil }
    (self.index, self.row, self.record) = (index, row, record)
  }

  package var id: IssueID {
    guard let id = record.id else { preconditionFailure("a row is plain only where its name is the id inside") }
    return id
  }

  package var path: String { index.table.path(row) }

  package func text(_ key: String) -> String? { record.text(key) }
  package func texts(_ key: String) -> [String] { record.texts(key) }
  package func texts(inAnyCase key: String) -> [String] { record.key(inAnyCase: key).map { record.texts($0) } ?? [] }
  package func withText<Value>(_ key: String, _ body: (UnsafeRawBufferPointer?) -> Value) -> Value {
    body(record.scalar(key))
  }
  package func eachText(_ key: String, _ body: (UnsafeRawBufferPointer) -> Void) { record.eachText(key, body) }
  package func anyText(_ key: String, where isWanted: (String) -> Bool) -> Bool {
    record.anyText(key, where: isWanted)
  }
  package var environment: [(key: String, value: String)] { record.pairs("environment") }
  package var fields: [(key: String, value: JSON)] { record.all }
  package func contains(folded part: String) -> Bool { index.text(row, contains: part) }
  package func readText(_ body: (UnsafeRawBufferPointer) -> Void) { index.readText(row, body) }
}

/// Its record points into what the index holds, which it holds itself, and which nobody changes.
extension IssueRow: @unchecked Sendable {}

/// An issue of a list: as the index knows it, or read from its file.
package enum ListedIssue: IssueFields {
  case row(IssueRow)
  case issue(Issue)

  package var id: IssueID {
    switch self {
    case .row(let row): row.id
    case .issue(let issue): issue.id
    }
  }
  package var path: String {
    switch self {
    case .row(let row): row.path
    case .issue(let issue): issue.path
    }
  }
  package var environment: [(key: String, value: String)] {
    switch self {
    case .row(let row): row.environment
    case .issue(let issue): issue.environment
    }
  }
  package var fields: [(key: String, value: JSON)] {
    switch self {
    case .row(let row): row.fields
    case .issue(let issue): issue.fields
    }
  }
  package func text(_ key: String) -> String? {
    switch self {
    case .row(let row): row.text(key)
    case .issue(let issue): issue.text(key)
    }
  }
  package func withText<Value>(_ key: String, _ body: (UnsafeRawBufferPointer?) -> Value) -> Value {
    switch self {
    case .row(let row): row.withText(key, body)
    case .issue(let issue): issue.withText(key, body)
    }
  }
  package func eachText(_ key: String, _ body: (UnsafeRawBufferPointer) -> Void) {
    switch self {
    case .row(let row): row.eachText(key, body)
    case .issue(let issue): issue.eachText(key, body)
    }
  }
  package func anyText(_ key: String, where isWanted: (String) -> Bool) -> Bool {
    switch self {
    case .row(let row): row.anyText(key, where: isWanted)
    case .issue(let issue): issue.anyText(key, where: isWanted)
    }
  }
  package func texts(_ key: String) -> [String] {
    switch self {
    case .row(let row): row.texts(key)
    case .issue(let issue): issue.texts(key)
    }
  }
  package func texts(inAnyCase key: String) -> [String] {
    switch self {
    case .row(let row): row.texts(inAnyCase: key)
    case .issue(let issue): issue.texts(inAnyCase: key)
    }
  }
  package func contains(folded part: String) -> Bool {
    switch self {
    case .row(let row): row.contains(folded: part)
    case .issue(let issue): issue.contains(folded: part)
    }
  }
  package func readText(_ body: (UnsafeRawBufferPointer) -> Void) {
    switch self {
    case .row(let row): row.readText(body)
    case .issue(let issue): issue.readText(body)
    }
  }
}
