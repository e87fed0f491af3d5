/// What a report says about how to make it happen, under a heading for it or anywhere else.
struct StepsAnswer {
  enum Verdict {
    case real
    /// What stands under the first heading for steps is none.
    case fake(Substance.Verdict, Outline.Section)
    /// There is no such heading.
    case absent
  }

  let verdict: Verdict

  init(_ subject: Subject) {
    let named = subject.sections.filter { subject.meaning(of: $0).isSteps }
    var judged: [Substance.Verdict] = []
    for section in named {
      let verdict = Self.judge(Leaf.leaves(of: section.blocks), subject.substance)
      if verdict == .real {
        self.verdict = .real
        return
      }
      judged.append(verdict)
    }
    let elsewhere = Elsewhere(subject)
    if elsewhere.isShown || named.isEmpty && elsewhere.isTold {
      verdict = .real
    } else if let section = named.first {
      verdict = .fake(judged[0], section)
    } else {
      verdict = .absent
    }
  }

  /// Judges what stands under a heading for steps.
  private static func judge(_ leaves: [Leaf], _ substance: Substance) -> Substance.Verdict {
    let spoken = leaves.filter { !Substance.isEmpty($0.text) }
    guard let first = spoken.first else { return .empty }
    var denial: String?
    var index = 0
    while index < spoken.count {
      let leaf = spoken[index]
      index += 1
      if case .code(let language) = leaf.kind {
        let block = spoken[(index - 1)...].prefix { $0.kind == leaf.kind }
        index += block.count - 1
        // What a program printed shows that it happened, and not how.
        if !Snippet.isOutput(block.map(\.text), language: language),
          block.contains(where: { !substance.isPlaceholder($0) })
        {
          return .real
        }
        continue
      }
      if substance.isPlaceholder(leaf) { continue }
      // "- [x] I have searched the issues" is a promise, and "- [ ] Open the page" is a step.
      if leaf.isBox, Words(leaf.text).list.first.map({ ["i", "ive", "yes", "no", "my", "this"].contains($0) }) ?? true {
        continue
      }
      if leaf.kind == .image || leaf.hasCode || leaf.hasLink { return .real }
      let text = leaf.unmarked
      let words = Words(text)
      if TemplateWording.isQuestion(text, words) || saysOnlyItsHeading(words) { continue }
      if !Denial.tellsNothing(text) { return .real }
      denial = denial ?? text
    }
    return denial.map { .denial($0) } ?? .placeholder(first.text.trimmed)
  }

  private static func saysOnlyItsHeading(_ words: Words) -> Bool {
    words.list.count <= 4 && Vocabulary.isSteps(key: words.key)
  }
}

/// Steps that stand under no heading for them.
private struct Elsewhere {
  /// Whether there is a list of steps, a program or commands, or a place where it can be seen.
  private(set) var isShown = false
  /// Whether prose tells what was done when it happened.
  private(set) var isTold = false

  /// The items of numbered lists that tell something, and those that say what to do: other blocks may part a list.
  private var numbered = (told: 0, acts: 0)

  init(_ subject: Subject) {
    for passage in Passages(subject).all {
      switch passage.role {
      case .formality, .environment, .expected, .log, .steps: continue
      case .other: read(passage.blocks, subject.substance)
      }
      if isShown { return }
      numbered = (0, 0)
    }
  }

  private mutating func read(_ blocks: [MarkdownBlock], _ substance: Substance) {
    for block in blocks {
      switch block.kind {
      case .code(let info):
        let language = String(info.prefix { !$0.isWhitespace && $0 != "{" }).lowercased()
        let lines = block.text.split(whereSeparator: \.isNewline).map(String.init)
        if Snippet.isRunnable(lines, language: language) { isShown = true }
      case .list(let isOrdered): readList(block, isOrdered: isOrdered, substance)
      case .quote: read(block.children, substance)
      default:
        for leaf in Leaf.leaves(of: [block]) { readProse(leaf, substance) }
      }
    }
  }

  private mutating func readList(_ list: MarkdownBlock, isOrdered: Bool, _ substance: Substance) {
    var told = 0
    var acts = 0
    for item in list.children {
      let leaves = Leaf.leaves(of: [item])
      for leaf in leaves { readProse(leaf, substance) }
      guard let leaf = leaves.first(where: { !Substance.isEmpty($0.text) }), !leaf.isBox,
        !substance.isPlaceholder(leaf), !Denial.tellsNothing(leaf.unmarked)
      else { continue }
      told += 1
      let words = Words(leaf.unmarked)
      if isOrdered ? Narrative.mentionsAction(words) : Narrative.isInstruction(words) { acts += 1 }
      // A list in a list, and code below an item.
      read(item.children.filter { $0.kind != .paragraph }, substance)
    }
    if isOrdered {
      numbered = (numbered.told + told, numbered.acts + acts)
      (told, acts) = numbered
    }
    if told >= 2, acts >= 1 { isShown = true }
  }

  private mutating func readProse(_ leaf: Leaf, _ substance: Substance) {
    guard !leaf.isBox, !leaf.isCode, leaf.kind != .image, !substance.isPlaceholder(leaf) else { return }
    if Denial.tellsNothing(leaf.unmarked), !leaf.hasCode, !leaf.hasLink { return }
    if let (label, value) = Leaf.labelled(leaf.unmarked), Vocabulary.isSteps(label), !value.isBlank,
      !Denial.tellsNothing(String(value)), !substance.isNoValue(String(value), of: label)
    {
      isShown = true
    }
    if leaf.hasLink || leaf.text.contains("://"), Narrative.linksToReproduction(leaf.text) { isShown = true }
    if Snippet.isCommand(leaf.unmarked) { isShown = true }
    if !isTold { isTold = Narrative.tellsAction(leaf.unmarked, hasCode: leaf.hasCode, hasCommand: leaf.hasCommand) }
  }
}
