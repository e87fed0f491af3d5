internal import Issues

/// A form on a page: its controls, what was found, and what went wrong when it was sent.
struct ReportForm: Sendable {
  /// What stands in a form, from top to bottom.
  enum Piece: Sendable {
    case control(Control)
    /// Words between the questions, in Markdown.
    case words(String)
    case group(String, [Piece])

    /// The same with other controls.
    func mapped(_ change: (Control) -> Control) -> Piece {
      switch self {
      case .control(let control): .control(change(control))
      case .words: self
      case .group(let title, let pieces): .group(title, pieces.map { $0.mapped(change) })
      }
    }

    var controls: [Control] {
      switch self {
      case .control(let control): [control]
      case .words: []
      case .group(_, let pieces): pieces.flatMap(\.controls)
      }
    }
  }

  /// What the form is, besides a report: the letter with which the ids of its controls start, and its class.
  enum Kind: String, Sendable {
    case report, comment, status

    var letter: Character {
      switch self {
      case .report: "f"
      case .comment: "c"
      case .status: "s"
      }
    }
  }

  var kind = Kind.report
  /// Where it is posted to.
  let action: String
  /// Where it is judged while somebody types.
  var check: String?
  var pieces: [Piece]
  /// What is posted besides.
  var hidden: [(name: String, value: String)] = []
  /// The name of a field that nobody sees, for programs that fill in all there is.
  var trap: String?
  /// What the button says.
  let verb: String
  /// Where to go without sending it.
  var cancel: String?
  /// What hangs on no control.
  var findings: [Diagnostic] = []
  /// Why it was not taken, whatever was typed.
  var refusal: Refused?

  var controls: [Control] { pieces.flatMap(\.controls) }

  func mapped(_ change: (Control) -> Control) -> ReportForm {
    var form = self
    form.pieces = pieces.map { $0.mapped(change) }
    return form
  }

  /// With each finding at the control that it is about.
  func showing(_ diagnostics: [Diagnostic], _ field: (Diagnostic) -> String?) -> ReportForm {
    let names = Set(controls.map(\.name))
    var placed: [String: [Diagnostic]] = [:]
    var form = self
    for diagnostic in diagnostics {
      if let name = field(diagnostic), names.contains(name) {
        placed[name, default: []].append(diagnostic)
      } else {
        form.findings.append(diagnostic)
      }
    }
    return form.mapped { control in
      var control = control
      control.findings = placed[control.name] ?? []
      return control
    }
  }

  var html: HTML {
    var number = 0
    let body = pieces.map { html($0, &number) }
    let hidden = (hidden + [("once", Submissions.newKey())]).map { field -> HTML in
      "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(HTML.exactly(field.value))\">"
    }
    let trap: HTML? = trap.map { name in
      """
      <p class="trap" aria-hidden="true"><label for="trap">Leave this empty</label>
      <input id="trap" name="\(name)" tabindex="-1" autocomplete="off"></p>

      """
    }
    let cancel: HTML? = cancel.map { " <a href=\"\($0)\">Cancel</a>" }
    let classes: HTML = kind == .report ? "report" : "report \(kind.rawValue)"
    let check: HTML = check.map { " data-check=\"\($0)\"" } ?? ""
    return """
      \(summary)
      <form class="\(classes)" method="post" action="\(action)" novalidate\(check) data-preview="/preview">
      \(hidden)
      \(trap)\(body)
      <p class="actions"><button class="button primary" type="submit">\(verb)</button>\(cancel)</p>
      </form>
      """
  }

  private func html(_ piece: Piece, _ number: inout Int) -> HTML {
    switch piece {
    case .control(let control):
      number += 1
      return control.html("\(String(kind.letter))\(number)")
    case .words(let text): return "<div class=\"words\">\(HTML(trusted: MarkdownBlock.html(text)))</div>\n"
    case .group(let title, let pieces):
      let body = pieces.map { html($0, &number) }
      return "<fieldset class=\"group\"><legend>\(title)</legend>\n\(body)</fieldset>\n"
    }
  }

  /// What went wrong, with links to where; whoever reads with the ears is taken there at once.
  private var summary: HTML? {
    let placed = controls.enumerated().flatMap { number, control in
      control.findings.map { finding -> HTML in
        """
        <li class="finding \(finding.level.rawValue)"><a href="#\(String(kind.letter))\(number + 1)">\(control.label): \(finding.message)</a></li>
        """
      }
    }
    let conflicts = controls.enumerated().filter { $0.element.other != nil }.map { number, control -> HTML in
      "<li class=\"finding error\"><a href=\"#\(String(kind.letter))\(number + 1)\">\(control.label): two versions</a></li>"
    }
    guard refusal != nil || !findings.isEmpty || !placed.isEmpty else { return nil }
    let message = refusal?.message ?? "nothing was written yet"
    let hints: [HTML] = (refusal?.hints ?? []).filter { !$0.isEmpty }.map { "<li class=\"help\">\($0)</li>" }
    return """
      <section class="summary" id="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
      <h2 id="summary-title">\(message.prefix(1).uppercased() + message.dropFirst())</h2>
      <ul class="findings">\(hints)\(findings.map { Control.finding($0) })\(placed)\(conflicts)</ul>
      </section>
      """
  }
}
