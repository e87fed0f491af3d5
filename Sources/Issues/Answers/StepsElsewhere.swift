/// Steps that stand under no heading for them.
struct StepsElsewhere {
  /// Whether there is a list of steps, a program or commands, or a place where it can be seen.
  private(set) var isShown = false
  /// Whether there is what was given to the program: settings, a request.
  private(set) var isGiven = false
  /// Whether prose tells what was done when it happened.
  private(set) var isTold = false
  /// Whether the prose above speaks of a reproduction.
  private var isAnnounced = false

  /// Whether a line with the name of steps says that there are none.
  private(set) var isDeclined = false
  /// The items of numbered lists that tell something, and those that say what to do: other blocks may part a list.
  private var numbered = (told: 0, acts: 0)

  init(_ subject: Subject) {
    for passage in subject.passages.all {
      switch passage.role {
      case .formality, .log, .steps: continue
      case .environment, .expected: readSequences(passage.blocks, subject.substance)
      case .other: read(passage.blocks, subject.substance)
      }
      if isShown { return }
      numbered = (0, 0)
    }
  }

  /// Of an answer to another question only what tells several actions counts.
  private mutating func readSequences(_ blocks: [MarkdownBlock], _ substance: Substance) {
    if Leaf.leaves(of: blocks).contains(where: { leaf in
      !leaf.isCode && !leaf.isBox && !leaf.isItem && !substance.isPlaceholder(leaf)
        && Narrative.tellsSequence(leaf.unmarked)
    }) {
      isShown = true
    }
  }

  private mutating func read(_ blocks: [MarkdownBlock], _ substance: Substance) {
    for block in blocks {
      switch block.kind {
      case .code:
        let language = block.language ?? ""
        let isChange = ["diff", "patch"].contains(language)
        let lines = block.text.split(whereSeparator: \.isNewline).map(String.init)
        guard Snippet.isRunnable(lines, language: language) || isChange && isAnnounced else { continue }
        if Snippet.isData(language: language) { isGiven = true } else { isShown = true }
      case .list(let isOrdered): readList(block, isOrdered: isOrdered, substance)
      case .quote: read(block.children, substance)
      default:
        // "The reproduction speaks for itself:" makes a patch a test.
        isAnnounced = Words(block.text).list.contains { $0.hasPrefix("reproduc") || $0 == "repro" || $0 == "trigger" }
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
    if Denial.deniesReproduction(leaf.unmarked) { isDeclined = true }
    if Denial.tellsNothing(leaf.unmarked), !leaf.hasCode, !leaf.hasLink { return }
    if let (label, value) = Leaf.labelled(leaf.unmarked), Vocabulary.isSteps(label), !value.isBlank {
      if Denial.tellsNothing(String(value)) || substance.isNoValue(String(value)) {
        isDeclined = true
        return
      }
      isShown = true
    }
    if leaf.hasLink || leaf.text.contains("://"), Narrative.linksToReproduction(leaf.text) { isShown = true }
    // A link tells nothing by its own words: "Go to the error's page".
    if leaf.hasLink, leaf.text.split(separator: " ").count(where: { !$0.contains("://") }) <= 5 { return }
    // "Installed from: store"
    var text = leaf.unmarked[...]
    if let (label, value) = Leaf.labelled(leaf.unmarked), !value.isBlank, label.split(separator: " ").count <= 6 {
      if value.split(separator: " ").count <= 3, value.utf8.count <= 30 { return }
      // "How to see it: tab to a swatch, press Enter".
      text = value
    }
    if Snippet.isCommand(leaf.unmarked) { isShown = true }
    if leaf.hasCommand, Narrative.tellsCommand(String(text)) || Narrative.tellsSequence(String(text)) { isShown = true }
    if Narrative.tellsSequence(String(text)) { isShown = true }
    if !isTold { isTold = Narrative.tellsAction(String(text), hasCode: leaf.hasCode, hasCommand: leaf.hasCommand) }
  }
}
