internal import IssueStore
internal import Issues

extension TrackerState {
  /// Reads a query as it is typed.
  ///
  /// - Throws: ``QueryError``.
  func query(_ text: String) throws -> Query {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    return try Query(
      words.isEmpty ? [] : [text], configuration: configuration, types: settings.types, fields: settings.queryFields)
  }
}
