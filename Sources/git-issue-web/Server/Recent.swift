/// Values by their keys, as many as are worth it: the oldest go first.
struct Recent<Key: Hashable, Value> {
  private let most: Int
  private var values: [Key: Value] = [:]
  /// The oldest first.
  private var order: [Key] = []

  init(most: Int) { self.most = most }

  subscript(key: Key) -> Value? { values[key] }

  mutating func keep(_ value: Value, for key: Key) {
    if values.updateValue(value, forKey: key) == nil { order.append(key) }
    if order.count > most { values[order.removeFirst()] = nil }
  }
}
