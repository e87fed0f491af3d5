/// What a query string or a posted form says: names with their values, in their order.
struct Fields: Sendable {
  private(set) var all: [(name: String, value: String)] = []

  /// Reads `a=1&b=two+words`; nil where it is not UTF-8, or has more than a thousand fields.
  init?(encoded text: some StringProtocol) {
    let pairs = text.split(separator: "&")
    guard pairs.count <= Self.most else { return nil }
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Percent.decode(parts[0], plus: UInt8(ascii: " ")),
        let value = Percent.decode(parts.count > 1 ? parts[1] : "", plus: UInt8(ascii: " "))
      else { return nil }
      all.append((name, value))
    }
  }

  init(_ all: [(name: String, value: String)] = []) { self.all = all }

  private static let most = 1_000

  /// The first value of a name.
  subscript(name: String) -> String? { all.first { $0.name == name }?.value }
  func values(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }

  /// The same with another value of one name, or without it.
  func setting(_ name: String, to value: String?) -> Fields {
    var fields = all.filter { $0.name != name }
    if let value { fields.append((name, value)) }
    return Fields(fields)
  }

  /// As a query string, without a question mark.
  var encoded: String {
    all.map { "\(Percent.encode($0.name))=\(Percent.encode($0.value))" }.joined(separator: "&")
  }
}
