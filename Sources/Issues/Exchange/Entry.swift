/// A report as another document has it: between the two, in either direction.
///
/// Values are raw texts. What they mean is decided where the entry becomes an issue, by the settings and the form of the
/// repository (``document(id:form:configuration:)``); what they do not know is kept as text.
package struct Entry: Sendable, Equatable {
  /// One value.
  package struct Field: Sendable, Equatable {
    /// Our key for it; nil where we have none.
    package var key: String?
    /// As the document calls it.
    package var label: String
    package var value: String

    package init(_ key: String?, label: String? = nil, _ value: String) {
      self.key = key
      self.label = label ?? key ?? ""
      self.value = value
    }

    /// The field as it is kept where nothing else fits it.
    package var verbatim: String { "**\(label)**: \(value)" }
  }

  /// A text under a heading.
  package struct Section: Sendable, Equatable {
    /// The id of the form's element that it most likely answers (`steps`); nil where only the title can tell.
    package var id: String?
    /// As the document has it.
    package var title: String
    package var text: String

    package init(_ id: String?, title: String, _ text: String) {
      self.id = id
      self.title = title
      self.text = text
    }
  }

  package struct Comment: Sendable, Equatable {
    /// Seconds since 1970; nil where nobody knows.
    package var seconds: Int?
    package var author: Person
    package var text: String
    /// Who a commit of it is by, where Git needs to know more than the comment says.
    package var committedBy: Person?

    package init(seconds: Int?, author: Person, text: String) {
      self.seconds = seconds
      self.author = author
      self.text = text
    }
  }

  /// A part of the environment, as the document calls it.
  package struct Part: Sendable, Equatable {
    package var label: String
    package var value: String

    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// As it is written there; nil where there is none.
  package var id: String?
  package var title: String
  package var fields: [Field] = []
  package var environment: [Part] = []
  package var sections: [Section] = []
  package var comments: [Comment] = []
  /// What its source tells of when it was opened, closed and labeled (`Entry+history.swift`).
  package var events: [Event] = []
  /// Where it stands in its source, in lines counted from 1.
  package var lines: ClosedRange<Int>?

  package init(id: String?, title: String, lines: ClosedRange<Int>? = nil) {
    self.id = id
    self.title = title
    self.lines = lines
  }

  /// The value of the first field with a key.
  package subscript(key: String) -> String? { fields.first { $0.key == key }?.value }
}
