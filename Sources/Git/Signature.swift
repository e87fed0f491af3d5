/// A person at a moment: who wrote or committed, and when.
package struct Signature: Hashable, Sendable {
  /// The name, without `<`, `>` and line breaks.
  package let name: String
  /// The address, without angle brackets.
  package let email: String
  /// Seconds since 1970.
  package let time: Int64
  /// The person's zone, in minutes east of Greenwich.
  package let offset: Int

  /// Names a person at a moment. The texts are taken as they are.
  package init(name: String, email: String, time: Int64, offset: Int) {
    self.name = name
    self.email = email
    self.time = time
    self.offset = offset
  }
}

extension Signature: CustomStringConvertible {
  /// The form in commits and reflogs: `Ada <ada@example.org> 1767323045 +0100`.
  ///
  /// Characters that would end the name, the address or the line are left out.
  package var description: String {
    let minutes = abs(offset)
    let digits = String(minutes / 60 * 100 + minutes % 60)
    let zone = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(Self.safe(name)) <\(Self.safe(email))> \(time) \(offset < 0 ? "-" : "+")\(zone)"
  }

  private static func safe(_ text: String) -> String {
    String(decoding: text.utf8.filter { !"\n<>\0".utf8.contains($0) }, as: UTF8.self)
  }
}
