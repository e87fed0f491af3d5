/// What a report of one type asks for: a GitHub issue form, with a few additions of ours.
package struct Form: Sendable {
  /// The type of the issues that are filed with it: the name of its file.
  package let type: String
  package let name: String
  package let description: String
  /// What a new title starts with, such as `[BUG] `.
  package let titlePrefix: String
  package let labels: [String]
  package let assignees: [String]
  /// GitHub's projects and issue type, kept for it: they mean nothing here.
  let projects: [String]
  let issueType: String
  package let elements: [Element]

  /// One question of a form.
  package struct Element: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case markdown, input, textarea, dropdown, checkboxes, upload }
    /// Where the answer is kept.
    package enum Place: Sendable, Equatable {
      /// Under a heading `## Label`.
      case section
      /// In the front matter, under a key.
      case field(String)
      /// In the front matter, under `environment`.
      case environment(String)
    }
    package struct Option: Sendable, Equatable {
      package let label: String
      package let isRequired: Bool
    }

    package let kind: Kind
    package let id: String
    package let label: String
    package let description: String
    package let placeholder: String
    /// What the answer starts with; for a `markdown` element, its text.
    package let value: String
    /// The language of a code block that the answer becomes.
    package let render: String
    package let options: [Option]
    package let allowsMultiple: Bool
    /// The option that is chosen beforehand.
    package let defaultOption: String?
    package let isRequired: Bool
    package let isRecommended: Bool
    /// Whether the answer says how to make it happen.
    package let asksForSteps: Bool
    /// What may be uploaded, as GitHub has it.
    let accept: String
    /// What the whole answer must match.
    package let pattern: Pattern?
    /// Values of fields with which an answer is required: `status: [fixed]`.
    package let requiredWhen: [String: [String]]
    /// Other headings that mean this section.
    package let aliases: [String]
    package let place: Place
    /// Whether the answer says where it happens.
    package let asksForEnvironment: Bool
    /// The label and the aliases, as headings are compared.
    let names: Set<String>
  }

  /// The field whose value asks for an element's answer: `status: fixed` for the resolution.
  func fieldRequiring(_ element: Element, in document: Document) -> FrontMatter.Field? {
    element.requiredWhen.keys.sorted().compactMap { document[$0] }.first { field in
      field.value.texts.contains { element.requiredWhen[field.key]?.contains($0) ?? false }
    }
  }

  /// The sections that the values of fields ask for, and that are not there.
  package func sectionsMissing(in document: Document) -> [Element] {
    sections.filter { fieldRequiring($0, in: document) != nil && document.sections(for: $0).isEmpty }
  }

  /// The element with an id.
  package func element(_ id: String) -> Element? { elements.first { $0.id == id } }

  /// The elements that become sections, in order.
  package var sections: [Element] {
    elements.filter { $0.place == .section && $0.kind != .markdown }
  }

  /// The elements that are kept under `environment`, by key.
  package var environment: [(key: String, element: Element)] {
    elements.compactMap { element in
      if case .environment(let key) = element.place { (key, element) } else { nil }
    }
  }

  /// The elements that are kept in the front matter, by key.
  package var fields: [(key: String, element: Element)] {
    elements.compactMap { element in
      if case .field(let key) = element.place { (key, element) } else { nil }
    }
  }

  /// Whether a report must say how to make it happen.
  package var asksForSteps: Bool { elements.contains(where: \.asksForSteps) }

  /// Whether a report must say where it happens.
  ///
  /// A plain GitHub form says so with a required question that is about a version, a platform or a device.
  package var asksForEnvironment: Bool {
    elements.contains { element in
      if case .environment = element.place { return true }
      return element.asksForEnvironment && element.isRequired
    }
  }
}

extension Form.Element {
  /// Whether a heading means this element.
  package func isNamed(_ title: String) -> Bool { names.contains(Vocabulary.key(title)) }
}
