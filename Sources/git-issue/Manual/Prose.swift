/// A text of the manual in which code, and the names of manual pages, are told from the rest.
struct Prose: Hashable {
  enum Span: Hashable {
    case text(String)
    /// What is typed, printed or written in a file to the letter.
    case code(String)
    /// A manual page of ours or Git's, such as `git-config`, and its section.
    case page(String, section: String)
  }

  /// A blank at which no line ends.
  static let fixedBlank: Character = "\u{A0}"

  let spans: [Span]

  init(_ spans: [Span]) { self.spans = spans }

  /// Reads a text in which code stands between backticks.
  init(_ text: some StringProtocol) {
    var spans: [Span] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "`"), let close = rest[rest.index(after: open)...].firstIndex(of: "`") {
      spans += Self.pages(in: rest[..<open])
      spans.append(.code(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    self.spans = spans + Self.pages(in: rest)
  }

  /// The text without marks.
  var plain: String {
    spans.map { span in
      switch span {
      case .text(let text), .code(let text): text
      case .page(let name, let section): "\(name)(\(section))"
      }
    }.joined()
  }

  /// The same with the code between backticks, for where nothing else tells it from the rest.
  var quoted: Prose {
    Prose(spans.map { span in if case .code(let text) = span { .code("`\(text)`") } else { span } })
  }

  static func + (left: Prose, right: Prose) -> Prose { Prose(left.spans + right.spans) }

  /// Tells the names of pages, such as git-config(1), from the text around them.
  private static func pages(in text: Substring) -> [Span] {
    var spans: [Span] = []
    var plain = ""
    var rest = text
    while let start = rest.firstRange(of: "git") {
      let name = rest[start.lowerBound...].prefix { $0.isLowercase || $0 == "-" }
      let behind = rest[name.endIndex...]
      guard behind.first == "(", let section = behind.dropFirst().first, section.isNumber,
        behind.dropFirst(2).first == ")"
      else {
        plain += rest[..<name.endIndex]
        rest = behind
        continue
      }
      plain += rest[..<start.lowerBound]
      if !plain.isEmpty { spans.append(.text(plain)) }
      plain = ""
      spans.append(.page(String(name), section: String(section)))
      rest = behind.dropFirst(3)
    }
    plain += rest
    return plain.isEmpty ? spans : spans + [.text(plain)]
  }
}
