internal import Issues

/// One question of a form on a page, with what was answered and what is wrong with it.
struct Control: Sendable {
  enum Kind: Sendable {
    case line
    /// Several lines of text.
    case text(rows: Int, isMarkdown: Bool)
    /// One of some values, or none where that may be.
    case choice([Option], mayBeEmpty: Bool)
    case boxes([Option])
  }

  struct Option: Sendable {
    let value: String
    var label: String
    var isRequired = false
  }

  /// What is asked for.
  enum Place: Sendable, Hashable {
    case title
    case field(String)
    case environment(String)
    /// A section of the form, by the id of its element.
    case section(String)
    /// A part of the body that no element asks for, by its number.
    case part(Int)
    /// A section to put behind all others, with its heading.
    case extra
    /// What is no part of the file: a comment.
    case other(String)
  }

  let place: Place
  let label: String
  var kind: Kind
  /// In Markdown.
  var description = ""
  var placeholder = ""
  var isRequired = false
  var isRecommended = false
  /// The text, or what is chosen.
  var values: [String] = []
  var findings: [Diagnostic] = []
  /// What somebody else has written meanwhile.
  var other: [String]?

  /// What the control is called in what is posted.
  var name: String {
    switch place {
    case .title: "title"
    case .field(let key): "field.\(key)"
    case .environment(let key): "environment.\(key)"
    case .section(let id): "section.\(id)"
    case .part(let number): "part.\(number)"
    case .extra: "extra"
    case .other(let name): name
    }
  }

  var value: String { values.first ?? "" }

  /// With what was posted, as far as anything was.
  ///
  /// Boxes that nobody ticks are not posted; a hidden value says that they were on the page.
  func filled(from fields: Fields) -> Control {
    let posted = fields.values(name)
    guard !posted.isEmpty else { return self }
    var control = self
    control.values = control.isMultiple ? posted.filter { !$0.isEmpty } : [posted[0]]
    return control
  }

  var isMultiple: Bool { if case .boxes = kind { true } else { false } }

  /// The values as they come back from a browser: on one line, where a control has one.
  var told: [String] {
    switch kind {
    case .line: [value.filter { !$0.isNewline }]
    case .text: [Self.plain(value)]
    case .choice: [value]
    case .boxes: values
    }
  }

  /// With plain line ends.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var plain: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0D {
        plain.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        plain.append(byte)
      }
      previous = byte
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
