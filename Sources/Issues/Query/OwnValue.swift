extension Query {
  /// What a field of somebody's own is compared with, which may be of any kind: a year is a number and days as well.
  package struct OwnValue: Sendable {
    let pattern: TextPattern
    let number: Double?
    let date: RelativeDate?
  }
}

extension String {
  /// The number that it writes; nil for a text, and for what has no place among numbers.
  var number: Double? { Double(self).flatMap { $0.isFinite ? $0 : nil } }
}
