extension Timestamp {
  /// The seconds since 1970 of a moment (RFC 3339): `2026-11-21T05:02:00Z`, `2026-11-21 05:02:00.123+02:00`; of a day
  /// alone, its first second. Nil for anything else.
  package static func seconds(_ text: some StringProtocol) -> Int? {
    let bytes = Array(text.trimmed.utf8)
    guard let day = CalendarDate(String(decoding: bytes.prefix(10), as: UTF8.self)) else { return nil }
    let start = day.daysSince1970 * 86_400
    if bytes.count == 10 { return start }
    func two(_ index: Int) -> Int? {
      guard index + 1 < bytes.count else { return nil }
      let (tens, ones) = (Int(bytes[index]) - 0x30, Int(bytes[index + 1]) - 0x30)
      return (0...9).contains(tens) && (0...9).contains(ones) ? tens * 10 + ones : nil
    }
    guard "Tt ".utf8.contains(bytes[10]), let hours = two(11), hours < 24, let minutes = two(14), minutes < 60,
      bytes[13] == UInt8(ascii: ":")
    else { return nil }
    var index = 16
    var seconds = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      guard let written = two(index + 1), written <= 60 else { return nil }
      seconds = min(written, 59)
      index += 3
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    }
    guard let offset = offset(bytes[index...].drop { $0 == 0x20 }) else { return nil }
    return start + hours * 3_600 + minutes * 60 + seconds - offset
  }

  /// The seconds of a zone east of Greenwich: `Z`, `+02:00`, `-0730`; none is UTC.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first else { return 0 }
    if sign | 0x20 == UInt8(ascii: "z"), bytes.count == 1 { return 0 }
    let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard "+-".utf8.contains(sign), digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let number = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (number / 100 * 3_600 + number % 100 * 60)
  }
}
