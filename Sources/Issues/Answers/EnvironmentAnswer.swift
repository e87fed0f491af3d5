/// What a report says about where it happens: in its front matter, under a heading for it, or anywhere in the text.
struct EnvironmentAnswer {
  /// Whether anything real is said.
  private(set) var isReal = false
  /// The heading of the first section that is about the environment.
  private(set) var heading: Range<Int>?

  /// Real values, by key of the form or by what the reporter called it.
  private var named: Set<String> = []
  private var prose = ""

  init(_ subject: Subject) {
    let substance = subject.substance
    for pair in subject.document["environment"]?.value.pairs ?? [] {
      guard let text = pair.value.text, substance.judge(text) == .real else { continue }
      named.insert(Vocabulary.key(pair.key.split(separator: "_").joined(separator: " ")))
      isReal = true
    }
    for section in subject.sections {
      let meaning = subject.meaning(of: section)
      guard meaning.isEnvironment else { continue }
      let element = meaning.elements.first.flatMap { subject.form?.element($0) }
      if heading == nil { heading = subject.range(ofBodyLines: section.headingLines) }
      // A heading may hold the answer itself: `**3.2.3-stable_win64:**`.
      if section.title.contains(where: \.isNumber), VersionText.isFact(section.title) { isReal = true }
      for leaf in Leaf.leaves(of: section.blocks) {
        guard read(leaf, substance) else { continue }
        isReal = true
        if case .environment(let key) = element?.place { named.insert(Vocabulary.key(key)) }
      }
    }
    if !isReal { isReal = Self.isSaidElsewhere(subject) }
  }

  /// Whether a key of the form is answered, under its own name or any other.
  func names(_ key: String, _ element: Form.Element) -> Bool {
    let names = [key.split(separator: "_").joined(separator: " "), element.label] + element.aliases
    if names.contains(where: { named.contains(Vocabulary.key($0)) }) { return true }
    return Vocabulary.key(key) == "os" && SystemNames.areSystems(in: prose)
  }

  /// Reads a line of a section about the environment, and says whether it tells any.
  private mutating func read(_ leaf: Leaf, _ substance: Substance) -> Bool {
    guard !leaf.isBox || leaf.isTicked, leaf.kind != .image, !Substance.isEmpty(leaf.text), !Self.isPrompt(leaf),
      !substance.isPlaceholder(leaf)
    else { return false }
    prose += leaf.text.lowercased() + "\n"
    let text = Substance.withoutHints(leaf.unmarked)
    if let (label, value) = Leaf.labelled(text), label.utf8.count <= 120, Vocabulary.key(label).utf8.count <= 60 {
      guard Self.isValue(String(value)) else { return false }
      named.insert(Vocabulary.key(label))
      return true
    }
    return Self.isValue(text)
  }

  /// Whether a text is the value of something that was asked for: a version, a known name, or a short name of any kind.
  private static func isValue(_ text: String) -> Bool {
    let words = Words(text)
    guard !words.isEmpty, !Filler.isStock(words), !Denial.isOpening(words.list),
      !Denial.tellsNothing(text) || words.list.contains(where: SystemNames.isKnown)
    else { return false }
    if words.list.contains(where: { $0.contains(where: \.isNumber) || SystemNames.isSystem($0) }) { return true }
    // "The latest opencv" is another one next week.
    if words.list.contains(where: { unsteady.contains($0) }) { return false }
    if words.list.contains(where: SystemNames.isKnown) { return true }
    if words.list.allSatisfy({ Vocabulary.isNameOfEnvironment($0) }) { return false }
    // "Fairphone", "our staging cluster": a name rather than a sentence; a single word that is none is a slip.
    if words.list.count == 1 { return text.contains(where: { $0.isUppercase || !$0.isASCII }) }
    return words.list.count <= 5 || words.key.unicodeScalars.contains { $0.properties.isIdeographic }
  }

  private static let unsteady: Set<Substring> = [
    "latest", "lastest", "newest", "current", "recent", "any", "all", "every", "most", "последняя", "última",
    "dernière",
  ]

  /// A line of a console that shows what was typed, or a remark beside it, and not what came of it.
  private static func isPrompt(_ leaf: Leaf) -> Bool {
    let line = leaf.text.trimmed
    if line.hasPrefix("$ ") { return true }
    return leaf.isCode && ["$", "#", "%", ">", "//", "C:\\>", "PS "].contains { line.hasPrefix($0) }
  }

  /// Whether the text says it outside of any section for it.
  private static func isSaidElsewhere(_ subject: Subject) -> Bool {
    Passages(subject).all.contains { passage in
      guard passage.role != .formality else { return false }
      if passage.title.map({ $0.contains(where: \.isNumber) && VersionText.isFact($0) }) ?? false { return true }
      return Leaf.leaves(of: passage.blocks).contains { leaf in
        guard !leaf.isBox, leaf.kind != .image, !isPrompt(leaf), !subject.substance.isPlaceholder(leaf) else {
          return false
        }
        let text = Substance.withoutHints(leaf.unmarked)
        if let (label, value) = Leaf.labelled(text), label.utf8.count <= 60, Vocabulary.isEnvironment(label),
          isValue(String(value)), !leaf.isCode
        {
          return true
        }
        return VersionText.isFact(text)
      }
    }
  }
}
