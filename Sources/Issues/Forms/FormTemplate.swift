/// A Markdown issue template, read as a form: what its front matter says, and a question for each of its headings.
///
/// A template cannot say what is required; steps and the environment are, where it asks for them.
struct FormTemplate {
  let form: Form
  /// What a form cannot say, and what was named anew.
  private(set) var remarks: [FormRemark] = []

  /// - Parameters:
  ///   - type: The type of its issues.
  ///   - path: The file's path, for messages.
  init(_ bytes: [UInt8], type: String, path: String) throws(SettingsError) {
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
    var reading = TemplateQuestions(text)
    guard reading.read() else {
      throw error(
        "not an issue template: it asks nothing", at: body.lowerBound,
        help: "give each question a heading, such as `## Steps to Reproduce`")
    }
    form = Form(
      type: type, name: root?["name"]?.text.filled ?? type,
      description: root?["about"]?.text.filled ?? root?["description"]?.text ?? "",
      titlePrefix: root?["title"]?.text ?? "", labels: Form.words(root?["labels"]) + reading.labels,
      assignees: Form.words(root?["assignees"]), projects: Form.words(root?["projects"]),
      issueType: root?["type"]?.text ?? "", elements: reading.elements)
    let known = ["name", "about", "description", "title", "labels", "assignees", "projects", "type"]
    for pair in root?.pairs ?? [] where !known.contains(pair.key) && !pair.value.isAbsent {
      remarks.append(FormRemark("left out: `\(pair.key)`, which forms do not have"))
    }
    remarks += reading.remarks
  }
}

extension String? {
  /// The text, unless it is blank.
  fileprivate var filled: String? { flatMap { $0.isBlank ? nil : $0 } }
}
