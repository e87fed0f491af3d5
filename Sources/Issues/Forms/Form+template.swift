extension Form {
  /// Reads a Markdown issue template: what its front matter says, and a question for each of its headings.
  ///
  /// What stands under a heading is the question's hint. A template cannot say what is required; steps and the
  /// environment are, where it asks for them.
  ///
  /// - Parameters:
  ///   - type: The type of its issues.
  ///   - path: The file's path, for messages.
  package init(template bytes: [UInt8], type: String, path: String) throws(SettingsError) {
    func error(_ message: String, at offset: Int, help: String) -> SettingsError {
      SettingsError(path: path, bytes: bytes, offset: offset, message: message, help: help)
    }
    if let offset = bytes.firstInvalidUTF8 {
      throw error("the template is not UTF-8 text", at: offset, help: "save it as UTF-8")
    }
    let document = Document(bytes)
    // The strict front matter of issues is not what templates are written in; only where it stands is asked.
    let range = document.frontMatter.range
    var root: YAMLNode?
    if !range.isEmpty {
      do throws(YAMLError) {
        root = try YAMLNode.parse(bytes[range], .lenient)
      } catch {
        throw SettingsError(
          path: path, bytes: bytes, offset: range.lowerBound + error.offset, message: error.message,
          help: "mend the front matter of this template")
      }
    }
    let body = document.bodyRange
    let text = Array(bytes[body])
    if let excess = MarkdownLimits.excess(text[...]) {
      throw error(excess.message, at: body.lowerBound + excess.offset, help: "make the template shorter")
    }
    var elements: [Element] = []
    for section in Outline(text).sections(where: { Vocabulary.isName(key: Vocabulary.key($0)) }) {
      let element = Element(
        heading: section.title, hint: Leaf.leaves(of: section.blocks).map(\.text).joined(separator: "\n"))
      guard !element.id.isEmpty, !elements.contains(where: { $0.id == element.id }) else { continue }
      elements.append(element)
    }
    guard !elements.isEmpty else {
      throw error(
        "not an issue template: it has no headings", at: body.lowerBound,
        help: "give each question a heading, such as `## Steps to Reproduce`")
    }
    self.type = type
    name = root?["name"]?.text ?? type
    description = root?["about"]?.text ?? root?["description"]?.text ?? ""
    titlePrefix = root?["title"]?.text ?? ""
    labels = Self.words(root?["labels"])
    assignees = Self.words(root?["assignees"])
    self.elements = elements
  }
}

extension Form.Element {
  /// A question of a Markdown template.
  fileprivate init(heading: String, hint: String) {
    let isSteps = Vocabulary.isSteps(heading)
    let isEnvironment = !isSteps && Vocabulary.isEnvironment(heading)
    self.init(
      kind: .textarea, id: Configuration.key(heading), label: heading, description: hint, placeholder: "", value: "",
      render: "", options: [], allowsMultiple: false, defaultOption: nil, isRequired: isSteps || isEnvironment,
      isRecommended: false, asksForSteps: isSteps, pattern: nil, requiredWhen: [:], aliases: [], place: .section,
      asksForEnvironment: isEnvironment, names: [Vocabulary.key(heading)])
  }
}
