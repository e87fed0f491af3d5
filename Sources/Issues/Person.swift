/// Somebody who reports or mends: `Name <email>`, an email, or a bare name.
package struct Person: Sendable, Equatable, CustomStringConvertible {
  package let name: String?
  package let email: String?

  package init(_ text: some StringProtocol) {
    let text = text.trimmed
    if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
      let email = text[text.index(after: open)...].dropLast().trimmed
      let name = text[..<open].trimmed
      self.name = name.isEmpty ? nil : name
      self.email = email.contains("@") ? email : nil
    } else if text.contains("@"), !text.contains(where: \.isWhitespace) {
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
