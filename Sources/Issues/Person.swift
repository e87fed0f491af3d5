/// Somebody who reports or mends: `Name <email>`, an email, or a bare name.
package struct Person: Sendable, Equatable, CustomStringConvertible {
  package let name: String?
  package let email: String?

  package init(_ text: some StringProtocol) {
    let text = text.trimmed
    if text.utf8.last == UInt8(ascii: ">"), let open = text.utf8.lastIndex(of: UInt8(ascii: "<")) {
      let email = text[text.utf8.index(after: open)..<text.utf8.index(before: text.endIndex)].trimmed
      let name = text[..<open].trimmed
      self.name = name.isEmpty ? nil : name
      self.email = email.utf8.contains(UInt8(ascii: "@")) ? email : nil
    } else if text.utf8.contains(UInt8(ascii: "@")), !text.contains(where: \.isWhitespace) {
      name = nil
      email = text
    } else {
      name = text
      email = nil
    }
  }

  package init(name: String?, email: String?) {
    self.name = name
    self.email = email
  }

  package var description: String {
    switch (name, email) {
    case (let name?, let email?): "\(name) <\(email)>"
    case (let name?, nil): name
    case (nil, let email): email ?? ""
    }
  }
}
