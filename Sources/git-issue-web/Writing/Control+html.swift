internal import Issues

extension Control {
  /// - Parameter id: The id of the control in the page.
  func html(_ id: String) -> HTML {
    let isWrong = findings.contains { $0.level == .error }
    let classes: HTML = isWrong ? "field error" : "field"
    if case .boxes(let options) = kind { return boxes(id, options, classes) }
    return """
      <div class="\(classes)">
      <label for="\(id)">\(label)\(mark)</label>
      \(help(id))
      \(control(id))
      \(told(id))
      \(conflict(id))
      </div>

      """
  }

  private func boxes(_ id: String, _ options: [Option], _ classes: HTML) -> HTML {
    let known = options.map(\.value)
    let all = options + values.filter { !known.contains($0) }.map { Option(value: $0, label: $0) }
    let items = all.enumerated().map { number, option -> HTML in
      let checked: HTML = values.contains(option.value) ? " checked" : ""
      let required: HTML? = option.isRequired ? " <span class=\"mark\">required</span>" : nil
      return """
        <li><input type="checkbox" id="\(id)-\(number)" name="\(name)" value="\(HTML.exactly(option.value))"\(checked)> \
        <label for="\(id)-\(number)">\(option.label)\(required)</label></li>
        """
    }
    return """
      <fieldset class="\(classes)" id="\(id)" tabindex="-1"\(described(id))>
      <legend>\(label)\(mark)</legend>
      \(help(id))
      <input type="hidden" name="\(name)" value="">
      <ul class="boxes">\(items)</ul>
      \(told(id))
      \(conflict(id))
      </fieldset>

      """
  }

  private func control(_ id: String) -> HTML {
    let required: HTML = isRequired ? " required" : ""
    let invalid: HTML = findings.contains { $0.level == .error } ? " aria-invalid=\"true\"" : ""
    let common: HTML = " id=\"\(id)\" name=\"\(name)\"\(required)\(invalid)\(described(id))"
    let hint: HTML = placeholder.isEmpty ? "" : " placeholder=\"\(placeholder)\""
    switch kind {
    case .line: return "<input\(common) value=\"\(HTML.exactly(value))\"\(hint) autocomplete=\"off\">"
    case .text(let rows, let isMarkdown):
      let markdown: HTML = isMarkdown ? " data-markdown" : ""
      let preview: HTML? = isMarkdown ? "\n<div class=\"preview\" data-for=\"\(id)\" hidden></div>" : nil
      // The first line end behind the tag is not part of the text.
      return "<textarea\(common) rows=\"\(rows)\"\(hint)\(markdown)>\n\(HTML.exactly(value))</textarea>\(preview)"
    case .choice(var options, let mayBeEmpty):
      if !value.isEmpty, !options.contains(where: { $0.value == value }) {
        options.insert(Option(value: value, label: value), at: 0)
      }
      if mayBeEmpty || value.isEmpty { options.insert(Option(value: "", label: "–"), at: 0) }
      let items = options.map { option -> HTML in
        let selected: HTML = option.value == value ? " selected" : ""
        return "<option value=\"\(HTML.exactly(option.value))\"\(selected)>\(option.label)</option>"
      }
      return "<select\(common)>\(items)</select>"
    case .boxes: return ""
    }
  }

  private var mark: HTML? {
    if isRequired { return " <span class=\"mark\">required</span>" }
    return isRecommended ? " <span class=\"mark\">recommended</span>" : nil
  }

  private func help(_ id: String) -> HTML? {
    guard !description.isBlank else { return nil }
    return "<div class=\"help\" id=\"\(id)-help\">\(HTML(trusted: MarkdownBlock.html(description)))</div>"
  }

  /// What belongs to the control is read out with it.
  private func described(_ id: String) -> HTML {
    let parts = (description.isBlank ? [] : ["\(id)-help"]) + (findings.isEmpty ? [] : ["\(id)-findings"])
    return parts.isEmpty ? "" : " aria-describedby=\"\(parts.joined(separator: " "))\""
  }

  /// The place is there without findings too, for those that come while somebody types.
  private func told(_ id: String) -> HTML {
    "<ul class=\"findings\" id=\"\(id)-findings\" data-field=\"\(name)\">\(findings.map { Self.finding($0) })</ul>"
  }

  static func finding(_ diagnostic: Diagnostic) -> HTML {
    """
    <li class="finding \(diagnostic.level.rawValue)" data-rule="\(diagnostic.rule)">\
    <strong>\(diagnostic.level.rawValue)</strong> \(diagnostic.message)<span class="help">\(diagnostic.help)</span></li>
    """
  }

  private func conflict(_ id: String) -> HTML? {
    guard let other else { return nil }
    let text = other.joined(separator: isMultiple ? ", " : "\n")
    return """
      <div class="conflict" role="group" aria-label="\(label): two versions">
      <p>Meanwhile somebody else has saved this:</p>
      <pre class="other">\(text.isEmpty ? "(nothing)" : text)</pre>
      <p><input type="radio" id="\(id)-mine" name="choice.\(name)" value="mine" checked> \
      <label for="\(id)-mine">save what stands above</label> \
      <input type="radio" id="\(id)-theirs" name="choice.\(name)" value="theirs"> \
      <label for="\(id)-theirs">keep what is saved</label></p>
      </div>
      """
  }
}
