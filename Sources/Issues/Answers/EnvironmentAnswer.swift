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
      guard let text = pair.value.text, subject.isReal(text) || pair.key != "os" && Self.isNumber(text) else {
        continue
      }
      named.insert(subject.environmentName(of: pair.key))
      isReal = true
    }
    // What the front matter says in full need not be looked for in the text.
    if isReal, let reading = subject.reading, reading.environment.allSatisfy({ names($0) }) { return }
    for section in subject.sections {
      let meaning = subject.meaning(of: section)
      guard meaning.isEnvironment else { continue }
      let element = meaning.elements.first.flatMap { subject.form?.element($0) }
      if heading == nil { heading = subject.range(ofBodyLines: section.headingLines) }
      // A heading may hold the answer itself: `**3.2.3-stable_win64:**`.
      if Self.isFact(title: section.title) { isReal = true }
      for leaf in Leaf.leaves(of: section.blocks) {
        guard read(leaf, substance) else { continue }
        isReal = true
        if case .environment(let key) = element?.place { named.insert(Vocabulary.key(key)) }
      }
    }
    if !isReal { isReal = Self.isSaidElsewhere(subject) }
  }

  /// `python: 3`: short, and yet an answer.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.count <= 4 && text.allSatisfy(\.isNumber) && !text.isEmpty && text != "0"
  }

  /// Whether a key of the form is answered, under its own name or any other.
  func names(_ asked: FormReading.EnvironmentKey) -> Bool {
    !named.isDisjoint(with: asked.names) || asked.isSystem && SystemNames.areSystems(in: prose)
  }

  /// Reads a line of a section about the environment, and says whether it tells any.
  private mutating func read(_ leaf: Leaf, _ substance: Substance) -> Bool {
    guard !leaf.isBox || leaf.isTicked, leaf.kind != .image, !Substance.isEmpty(leaf.text), !Self.isPrompt(leaf),
      !substance.isPlaceholder(leaf)
    else { return false }
    prose += leaf.text.lowercased() + "\n"
    let text = Substance.withoutHints(leaf.unmarked)
    if let (label, value) = Leaf.labelled(text), label.utf8.count <= 120, Vocabulary.key(label).utf8.count <= 60 {
      if Substance.isEmpty(String(value)), VersionText.isFact(String(label)) { return true }
      guard Self.isValue(String(value)),
        Vocabulary.isEnvironment(label) || VersionText.isFact(text) || VersionText.isFact(String(value))
      else { return false }
      named.insert(Vocabulary.key(label))
      return true
    }
    return Self.isValue(text)
  }

  /// Whether a text is the value of something that was asked for: a version, a known name, or a short name of any kind.
  private static func isValue(_ text: String) -> Bool {
    // Addresses hold numbers that say nothing of a system.
    let text = text.split(separator: " ").filter { !$0.contains("://") }.joined(separator: " ")
    let words = Words(text)
    guard !words.isEmpty, !Filler.isStock(words), !Denial.startsByDenying(words.list[...]), !isChoice(text) else {
      return false
    }
    if words.list.contains(where: SystemNames.isSystem) || VersionText.isFact(text) { return true }
    let hasNumber = words.list.contains { $0.contains(where: \.isNumber) }
    // "The latest opencv" is another one next week.
    if !hasNumber, words.list.contains(where: { unsteady.contains($0) }) { return false }
    if words.list.contains(where: SystemNames.isKnown) { return true }
    if Denial.tellsNothing(text) || words.list.allSatisfy({ Vocabulary.isNameOfEnvironment($0) }) { return false }
    if words.key.unicodeScalars.contains(where: { $0.properties.isIdeographic }) { return words.key.count <= 24 }
    // "Fairphone", "RX 580", "our staging cluster": a name rather than a sentence; a single word that is none is a slip.
    if hasNumber { return words.list.count <= 6 }
    if words.list.count == 1 { return text.contains { $0.isUppercase || !$0.isASCII } }
    return words.list.count <= 3 && !words.list.contains { ofSentences.contains($0) }
  }

  /// `low / medium / high`: what a template offers, with nothing chosen.
  private static func isChoice(_ text: String) -> Bool {
    text.split(separator: "/").count >= 3 && text.contains(" / ") && !text.contains(where: \.isNumber)
  }

  private static let ofSentences = Phrases(
    """
    the, is, are, it, this, that, and, on, in, of, not, should, does, works, same, with, to
    """)

  private static let unsteady = Phrases(
    """
    latest, lastest, newest, current, recent, any, all, every, most, последняя, última, dernière
    """)

  /// A line of a console that shows what was typed, or a remark beside it, and not what came of it.
  private static func isPrompt(_ leaf: Leaf) -> Bool {
    let line = leaf.text.trimmed
    if line.hasPrefix("$ ") { return true }
    return leaf.isCode && ["$", "#", "%", ">", "//", "C:\\>", "PS "].contains { line.hasPrefix($0) }
  }

  /// "Steps on a fresh Ubuntu Jammy" says it, "Android version" asks for it.
  private static func isFact(title: String) -> Bool {
    VersionText.isFact(title) && (title.contains(where: \.isNumber) || !Vocabulary.isEnvironment(title))
  }

  /// Whether the text says it outside of any section for it.
  private static func isSaidElsewhere(_ subject: Subject) -> Bool {
    subject.passages.all.contains { passage in
      guard passage.role != .formality, passage.role != .environment else { return false }
      if passage.title.map(isFact(title:)) ?? false { return true }
      return Leaf.leaves(of: passage.blocks).contains { leaf in
        guard !leaf.isBox, leaf.kind != .image, !subject.substance.isPlaceholder(leaf) else { return false }
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
