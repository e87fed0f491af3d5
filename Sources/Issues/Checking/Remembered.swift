/// What was worked out of texts that many reports share.
///
/// Only texts of ASCII are kept: of others, two that are equal may be written with different bytes.
struct Remembered<Value> {
  private var known: [String: Value] = [:]
  /// A hostile tracker could have a text of its own in every report.
  private let most = 4_000

  mutating func value(of text: String, _ make: (String) -> Value) -> Value {
    guard text.isASCII else { return make(text) }
    if let value = known[text] { return value }
    let value = make(text)
    if known.count >= most { known.removeAll(keepingCapacity: true) }
    known[text] = value
    return value
  }
}
