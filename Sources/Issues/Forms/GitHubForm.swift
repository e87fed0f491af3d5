/// A form as GitHub takes it: without what it does not know, and by the rules that it documents as "Common validation
/// errors when creating issue forms".
package struct GitHubForm: Sendable {
  package let form: Form
  /// What is not said any more, or is said otherwise.
  package private(set) var remarks: [FormRemark]

  /// The file for `.github/ISSUE_TEMPLATE`.
  package var yaml: String { form.yaml(.github) }

  /// Nil for a form that asks nothing, which GitHub does not take.
  package init?(_ form: Form) {
    var remarks: [FormRemark] = []
    var elements: [Form.Element] = []
    var references: Set<String> = []
    for element in form.elements {
      if element.kind == .markdown {
        // There must be a text; without one there is nothing to show.
        if !element.value.isBlank { elements.append(element) }
        continue
      }
      for addition in Self.additions(to: element) {
        remarks.append(FormRemark("left out: \(addition)", of: element.label))
      }
      let fitted = Self.fitted(element, &references, &remarks)
      elements.append(fitted)
    }
    guard elements.contains(where: { $0.kind != .markdown }) else { return nil }
    let name = form.name.isBlank ? form.type : form.name
    self.form = Form(
      type: form.type, name: name, description: form.description.isBlank ? name : form.description,
      titlePrefix: form.titlePrefix.isBlank ? "" : form.titlePrefix, labels: form.labels, assignees: form.assignees,
      projects: form.projects, issueType: form.issueType, elements: elements)
    if form.description.isBlank { remarks.append(FormRemark("GitHub wants a description: it is the name")) }
    self.remarks = remarks
  }

  /// Whether GitHub takes a text as an element's id.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      }
  }

  private static func additions(to element: Form.Element) -> [String] {
    var additions: [String] = []
    switch element.place {
    case .section: break
    case .field(let key): additions.append("field: \(key)")
    case .environment(let key): additions.append("environment: \(key)")
    }
    if !element.aliases.isEmpty { additions.append("aliases") }
    if element.isRecommended { additions.append("recommended") }
    // What the label says is understood again.
    let plain = Form.Element(kind: element.kind, label: element.label)
    if element.asksForSteps != plain.asksForSteps { additions.append("steps: \(element.asksForSteps)") }
    if element.pattern != nil { additions.append("pattern") }
    if !element.requiredWhen.isEmpty { additions.append("required_when") }
    return additions
  }

  /// An element that GitHub takes.
  ///
  /// - Parameter references: The names by which GitHub tells the elements before it apart.
  private static func fitted(
    _ element: Form.Element, _ references: inout Set<String>, _ remarks: inout [FormRemark]
  ) -> Form.Element {
    var kind = element.kind
    if element.options.isEmpty, kind == .dropdown || kind == .checkboxes {
      kind = .input
      remarks.append(FormRemark("a line to write on, since it has no options", of: element.label))
    }
    var label = element.label
    if label.isBlank, kind == .input { label = "Answer" }
    if kind == .input || kind == .textarea { label = Self.allowed(label) }
    if label != element.label { remarks.append(FormRemark("'\(label)' for GitHub", of: element.label)) }
    let id = self.id(of: element, label: label, &references)
    if !id.isEmpty, id != element.id { remarks.append(FormRemark("its id is \(id) for GitHub", of: element.label)) }
    let takesText = kind == .input || kind == .textarea
    let options = kind == .input ? [] : self.options(of: element, &remarks)
    let index = element.options.firstIndex { $0.label == element.defaultOption }
    func text(_ text: String, _ isTaken: Bool = true) -> String { isTaken && !text.isBlank ? text : "" }
    return Form.Element(
      kind: kind, id: id, label: label, description: text(element.description),
      placeholder: text(element.placeholder, takesText), value: text(element.value, takesText),
      render: text(element.render, kind == .textarea), options: options.compactMap(\.self),
      allowsMultiple: element.allowsMultiple,
      defaultOption: index.flatMap { options.indices.contains($0) ? options[$0]?.label : nil },
      // Of boxes, each is required or not.
      isRequired: element.isRequired && kind != .checkboxes,
      accept: kind == .upload ? element.accept : "")
  }

  /// The id, or none where the label alone tells the element apart.
  private static func id(of element: Form.Element, label: String, _ references: inout Set<String>) -> String {
    // Hardly any question is named by letters of ASCII in a Chinese form, and GitHub takes it.
    let isMade = element.id == Configuration.key(element.label) && !isID(element.id)
    var id = isMade || element.id.isEmpty ? "" : String(element.id.map { isID(String($0)) ? $0 : "-" })
    if !id.utf8.contains(where: { $0 != UInt8(ascii: "-") }) { id = "" }
    let base = id
    var reference = id.isEmpty ? parameterized(label) : id
    var number = 2
    while !reference.isEmpty, references.contains(reference) {
      id = "\(base.isEmpty ? parameterized(label) : base)-\(number)"
      reference = id
      number += 1
    }
    references.insert(reference)
    return id
  }

  /// A text as Rails' `parameterize` makes a reference of it. What GitHub makes of letters beyond ASCII is not
  /// documented; they count for nothing here.
  private static func parameterized(_ text: String) -> String {
    var key = ""
    for byte in text.lowercased().utf8 {
      if (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_") {
        key.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !key.isEmpty, key.last != "-" {
        key.append("-")
      }
    }
    while key.last == "-" { key.removeLast() }
    return key
  }

  /// A label without the word that GitHub forbids, so that nobody asks for what must not be public.
  private static func allowed(_ label: String) -> String {
    label.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.lowercased().contains("password") ? "Credential" : String(word)
    }.joined(separator: " ")
  }

  /// The options, each once and none by the words that GitHub keeps for no answer; nil for one that is left out.
  private static func options(of element: Form.Element, _ remarks: inout [FormRemark]) -> [Form.Element.Option?] {
    var seen: Set<String> = []
    return element.options.map { option in
      var label = option.label
      if element.kind == .dropdown, reserved.contains(label.lowercased()) {
        label = "None of these"
        remarks.append(FormRemark("the option '\(option.label)' is '\(label)' for GitHub", of: element.label))
      }
      guard !label.isBlank, seen.insert(label).inserted else {
        remarks.append(
          FormRemark("left out: the option '\(option.label)', which is empty or given twice", of: element.label))
        return nil
      }
      return Form.Element.Option(label: label, isRequired: option.isRequired)
    }
  }

  private static let reserved: Set = ["none", "n/a"]
}
