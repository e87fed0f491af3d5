/// Data about a person that stands in a text.
package struct PersonalDataMatch: Equatable, Sendable {
  /// What the data is.
  package let kind: PersonalDataKind
  /// Where it stands, in bytes from the start of the text.
  package let range: Range<Int>
}

/// The personal data that can be told from other text.
package enum PersonalDataKind: String, CaseIterable, Sendable {
  case email
  case phone
  case ipAddress = "ip-address"
  case paymentCard = "payment-card"

  /// The kind in words that fit into a sentence, such as “email address”.
  package var title: String {
    switch self {
    case .email: "email address"
    case .phone: "phone number"
    case .ipAddress: "IP address"
    case .paymentCard: "payment card number"
    }
  }
}
