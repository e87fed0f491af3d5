/// Takes comments and GitLab's quick actions out of the lines of a template; code stays as it is.
struct TemplateScan {
  /// What is left of the lines.
  private(set) var rest: [String] = []
  private(set) var comments: [String] = []
  /// The labels of `/label ~bug ~"needs triage"`.
  private(set) var labels: [String] = []
  private(set) var otherActions: [String] = []
  /// The lines of the comment that is open.
  private var comment: [String]?
  /// The marks of the code block that is open.
  private var fence: Substring?

  init(_ lines: some Sequence<Substring>) {
    for line in lines { read(line) }
    // Nobody closed it; it hides what follows all the same.
    if comment != nil { closeComment() }
  }

  private mutating func read(_ line: Substring) {
    if comment == nil, isCode(line) { return rest.append(String(line)) }
    var line = line
    var visible = ""
    while true {
      if comment != nil {
        guard let end = line.firstRange(of: "-->") else {
          comment?.append(String(line))
          break
        }
        comment?.append(String(line[..<end.lowerBound]))
        closeComment()
        line = line[end.upperBound...]
      }
      guard let start = line.firstRange(of: "<!--") else {
        visible += line
        break
      }
      visible += line[..<start.lowerBound]
      line = line[start.upperBound...]
      comment = []
    }
    if !takeAction(visible) { rest.append(visible) }
  }

  private mutating func closeComment() {
    var lines = (comment ?? [])[...]
    comment = nil
    while lines.first?.isBlank ?? false { lines.removeFirst() }
    while lines.last?.isBlank ?? false { lines.removeLast() }
    comments.append(lines.count == 1 ? lines.joined().trimmed : lines.joined(separator: "\n"))
  }

  /// Whether a line belongs to a code block, its fences included.
  private mutating func isCode(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    let run = text.prefix { $0 == text.first && ($0 == "`" || $0 == "~") }
    if let open = fence {
      if run.count >= open.count, run.first == open.first, text.dropFirst(run.count).isBlank { fence = nil }
      return true
    }
    guard run.count >= 3 else { return false }
    fence = run
    return true
  }

  private mutating func takeAction(_ line: String) -> Bool {
    let name = line.dropFirst().prefix { $0.isASCII && ($0.isLowercase || $0 == "_") }
    let arguments = line.dropFirst(1 + name.count)
    guard line.first == "/", !name.isEmpty, arguments.isEmpty || arguments.first == " " else { return false }
    guard name == "label" || name == "labels" else {
      otherActions.append(line.trimmed)
      return true
    }
    for word in arguments.split(separator: "~").map(\.trimmed) where !word.isEmpty {
      let isQuoted = word.count > 1 && word.first == "\"" && word.last == "\""
      labels.append(isQuoted ? String(word.dropFirst().dropLast()) : word)
    }
    return true
  }
}
