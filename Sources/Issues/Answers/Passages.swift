/// The lines of a report by what the heading above them asks for.
struct Passages {
  enum Role: Equatable {
    case steps, environment, expected, log
    /// A list of boxes to tick, or what a form says of itself.
    case formality
    case other
  }

  struct Passage {
    let role: Role
    /// The heading, without which it is what stands before the first.
    let title: String?
    let blocks: [MarkdownBlock]
  }

  private(set) var all: [Passage] = []

  init(_ subject: Subject) {
    var path: [(level: Int, role: Role)] = []
    var blocks: [MarkdownBlock] = []
    var heading: String?
    let outline = subject.outline
    for part in outline.parts(where: subject.isNameOfSection) {
      guard let (title, level) = Outline.heading(part, subject.isNameOfSection) else {
        blocks.append(part)
        continue
      }
      all.append(Passage(role: path.last?.role ?? .other, title: heading, blocks: blocks))
      blocks = []
      heading = title
      while let last = path.last, last.level >= level { path.removeLast() }
      let role = Self.role(of: title, subject)
      // "Additional details" below "Steps to Reproduce" belongs to the steps.
      path.append((level, role == .other ? path.last?.role ?? .other : role))
    }
    all.append(Passage(role: path.last?.role ?? .other, title: heading, blocks: blocks))
  }

  private static func role(of title: String, _ subject: Subject) -> Role {
    let meaning = subject.meaning(of: title)
    if meaning.isSteps { return .steps }
    if meaning.isEnvironment { return .environment }
    if meaning.elements.contains("expected") { return .expected }
    return Vocabulary.role(key: Vocabulary.key(title))
  }
}
