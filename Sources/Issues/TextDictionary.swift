/// Values by texts: what hangs on a word that thousands of issues say in a field is worked out once.
///
/// It is asked with the bytes of a text as they stand in the index, so that no string is made of what is known already.
package struct TextDictionary<Value> {
  private struct Entry {
    let hash: Int
    let text: [UInt8]
    var value: Value
  }

  private let seed = UInt64.random(in: .min ... .max)
  private var entries: [Entry] = []
  /// 1 + the position of an entry, or 0; found by the hash.
  private var slots = [UInt32](repeating: 0, count: 16)

  package init() {}

  /// The value of a text in UTF-8, if there is one.
  package subscript(text: UnsafeRawBufferPointer) -> Value? { position(of: text, hash(text)).map { entries[$0].value } }

  /// Gives a text a value that had none.
  package mutating func add(_ text: UnsafeRawBufferPointer, _ value: Value) {
    entries.append(Entry(hash: hash(text), text: Array(text), value: value))
    if entries.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: slots.count * 2)
      for position in entries.indices { place(position) }
    } else {
      place(entries.count - 1)
    }
  }

  /// The value of a text; a new one is worked out where there is none.
  package mutating func value(of text: UnsafeRawBufferPointer, _ make: (String) -> Value) -> Value {
    if let known = self[text] { return known }
    let value = make(String(decoding: text, as: UTF8.self))
    add(text, value)
    return value
  }

  private func position(of text: UnsafeRawBufferPointer, _ hash: Int) -> Int? {
    var slot = hash & (slots.count - 1)
    while slots[slot] > 0 {
      let position = Int(slots[slot]) - 1
      if entries[position].hash == hash, entries[position].text.elementsEqual(text) { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func place(_ position: Int) {
    var slot = entries[position].hash & (slots.count - 1)
    while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(position + 1)
  }

  /// Words of eight bytes, multiplied one after the other; who writes a file does not know the number it begins with.
  private func hash(_ text: UnsafeRawBufferPointer) -> Int {
    var sum = seed ^ UInt64(text.count)
    func add(_ word: UInt64) {
      sum = (sum ^ word) &* 0xFF51_AFD7_ED55_8CCD
      sum ^= sum >> 32
    }
    var offset = 0
    while offset + 8 <= text.count {
      add(text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    while offset < text.count {
      add(UInt64(text[offset]))
      offset += 1
    }
    return Int(truncatingIfNeeded: sum >> 1)
  }
}
