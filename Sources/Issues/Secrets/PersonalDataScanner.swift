/// Finds email addresses, phone numbers, IP addresses and payment card numbers in a text, in linear time.
///
/// What belongs to nobody is left out: reserved domains and networks, no-reply addresses, remotes of repositories.
package enum PersonalDataScanner {
  /// The personal data of a text, in order and without overlaps.
  ///
  /// - Parameter bytes: The text in UTF-8, or in anything that contains ASCII.
  package static func scan(_ bytes: [UInt8]) -> [PersonalDataMatch] {
    let text = ScannedText(bytes)
    var found: [PersonalDataMatch] = []
    var index = 0
    while index < bytes.count {
      guard leads.contains(bytes[index]), let match = match(in: text, at: index),
        match.range.lowerBound >= found.last?.range.upperBound ?? 0
      else {
        index += 1
        continue
      }
      found.append(match)
      index = match.range.upperBound
    }
    return found
  }

  private static let leads = ByteSet("0-9@+(")

  private static func match(in text: ScannedText, at offset: Int) -> PersonalDataMatch? {
    switch text[offset] {
    case "@": return text.email(around: offset).map { PersonalDataMatch(kind: .email, range: $0) }
    case "+", "(":
      return text.phoneNumber(at: offset).map { PersonalDataMatch(kind: .phone, range: $0) }
    default:
      // Most digits are within a word or a number.
      guard !ByteSet.words.contains(text[offset - 1]) else { return nil }
      if let range = text.ipAddress(at: offset) { return PersonalDataMatch(kind: .ipAddress, range: range) }
      if let range = text.paymentCard(at: offset) { return PersonalDataMatch(kind: .paymentCard, range: range) }
      return text.phoneNumber(at: offset).map { PersonalDataMatch(kind: .phone, range: $0) }
    }
  }
}
