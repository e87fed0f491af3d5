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
    var isReferring = false
    for section in named {
      let leaves = Leaf.leaves(of: section.blocks)
      let verdict: Substance.Verdict
      // The same text in every field is none. What repeats may be nothing but comments, and so have no line.
      if let first = leaves.first, Self.isRepeated(section, beside: named, subject) {
        verdict = .placeholder(first.text.trimmed)
      } else {
        verdict = Self.judge(leaves, subject.substance, isReferring: &isReferring)
      }
      if verdict == .real {
        self.verdict = .real
        return
      }
      judged.append(verdict)
    }
    let elsewhere = StepsElsewhere(subject)
    let isDenied = elsewhere.isDeclined || judged.contains { if case .denial = $0 { true } else { false } }
    // "See above" is worth what stands there.
    let mayBeTold = named.isEmpty && !isDenied || isReferring
    if elsewhere.isShown || elsewhere.isGiven && !isDenied || elsewhere.isTold && mayBeTold {
      verdict = .real
    } else if let section = named.first {
      verdict = .fake(judged[0], section)
    } else {
      verdict = .absent
    }
  }

  /// Whether two other sections say the same, word for word.
  private static func isRepeated(_ section: Outline.Section, beside named: [Outline.Section], _ subject: Subject)
    -> Bool
  {
    guard section.blocks.count == 1, let text = section.blocks.first?.text, !text.isEmpty, text.utf8.count <= 400,
      named.count <= 8
    else { return false }
    let headings = Set(named.map(\.headingLines))
    let others = subject.sections.lazy.filter { other in
      other.blocks.count == 1 && other.blocks.first?.text == text && !headings.contains(other.headingLines)
    }
    return others.prefix(2).count == 2
  }

  /// Judges what stands under a heading for steps.
  ///
  /// - Parameter isReferring: Set where it says that the steps stand elsewhere in the report.
  private static func judge(_ leaves: [Leaf], _ substance: Substance, isReferring: inout Bool) -> Substance.Verdict {
    let spoken = leaves.filter { !Substance.isEmpty($0.text) }
    guard let first = spoken.first else { return .empty }
    var denial: String?
    // Who says that there are no steps must go on to tell what to do.
    let isDenied =
      spoken.contains { !$0.isCode && Denial.deniesOutright($0.text) }
      || spoken.allSatisfy(\.isCode) && spoken.count <= 3 && spoken.contains { Denial.deniesOutright($0.text) }
    // `Go to (page)`, in any language.
    let isSkeleton = spoken.count { endsInBrackets($0.text) } >= 2
    // Asked only where a line is neither plainly a step nor plainly none.
    lazy var isEnglish = spoken.prefix(20).contains { leaf in
      Words(leaf.text).list.contains { english.contains($0) }
    }
    var index = 0
    while index < spoken.count {
      let leaf = spoken[index]
      index += 1
      if case .code(let language) = leaf.kind {
        let block = spoken[(index - 1)...].prefix { $0.kind == leaf.kind }
        switch Snippet.kind(of: block.map(\.text), language: language) {
        case .runnable where !isDenied: if block.contains(where: { !substance.isPlaceholder($0) }) { return .real }
        // What a program printed shows that it happened, and not how.
        case .output, .runnable: break
        case .other:
          let texts = block.map { Leaf(text: $0.text) }
          if texts.contains(where: {
            !substance.isPlaceholder($0) && tellsSteps($0, isDenied: isDenied, isEnglish: isEnglish)
          }) {
            return .real
          }
        }
        index += block.count - 1
        continue
      }
      if substance.isPlaceholder(leaf) || isSkeleton && endsInBrackets(leaf.text) { continue }
      // "- [x] I have searched the issues" is a promise, and "- [ ] Open the page" is a step.
      if leaf.isBox, Words(leaf.text).list.first.map({ ["i", "ive", "yes", "no", "my", "this"].contains($0) }) ?? true {
        continue
      }
      if !isDenied, refersToText(leaf) {
        isReferring = true
      } else if tellsSteps(leaf, isDenied: isDenied, isEnglish: isEnglish) {
        return .real
      }
      denial = denial ?? leaf.unmarked
    }
    return denial.map { .denial($0) } ?? .placeholder(first.text.trimmed)
  }

  /// Whether a line tells something to do rather than what is seen. In languages that we cannot tell apart, it does.
  ///
  /// - Parameters:
  ///   - isDenied: Whether it was said that there are no steps; then only a sequence of actions counts.
  ///   - isEnglish: Whether the section is in English.
  private static func tellsSteps(_ leaf: Leaf, isDenied: Bool, isEnglish: @autoclosure () -> Bool) -> Bool {
    let text = leaf.unmarked
    // "(the first step)" is a remark, or a template's.
    if text.hasPrefix("("), text.hasSuffix(")"), text.count(where: { $0 == "(" }) == 1 { return false }
    let words = Words(text)
    if isDenied {
      // "I don't know why, but clicking twice does it."
      let rest = words.list.firstIndex(of: "but").map { words.list[($0 + 1)...].joined(separator: " ") } ?? ""
      return Narrative.tellsSequence(text) || leaf.isItem && Narrative.isInstruction(words)
        || !Denial.deniesOutright(rest) && Narrative.tellsAction(rest, hasCode: false, hasCommand: false)
    }
    // A picture shows what is seen.
    if leaf.kind == .image || Snippet.isOutput(text) { return false }
    if leaf.hasCode || (leaf.hasLink || text.hasBytes("http") && text.contains("http")) && !linksToSource(text) {
      return true
    }
    if isQuestion(text, words) || saysOnlyItsHeading(words) || Denial.tellsNothing(text) { return false }
    if let (label, value) = Leaf.labelled(text), !value.isBlank, Vocabulary.isEnvironment(label) { return false }
    if refersToPicture.occur(in: words.list) || places.occur(in: words.list) { return true }
    // One word that is no action is a slip.
    if words.list.count == 1, words.key.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
      return Narrative.mentionsAction(words)
    }
    if Narrative.tellsWish(words) { return false }
    if Narrative.tellsAction(text, hasCode: leaf.hasCode, hasCommand: leaf.hasCommand) { return true }
    // "Settings > Language", "check the console".
    if hasArrow(text) || Narrative.isInstruction(words) {
      return true
    }
    if leaf.isItem { return Narrative.mentionsAction(words) || !isEnglish() }
    // "Login with an empty password" starts with what is done.
    if Narrative.mentionsAction(Words(words.list.prefix(3).joined(separator: " "))) { return true }
    if let (label, value) = Leaf.labelled(text), !value.isBlank, label.split(separator: " ").count <= 4 { return false }
    return !isEnglish()
  }

  private static func hasArrow(_ text: String) -> Bool {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ">") || $0 >= 0x80 }) else { return false }
    return ["→", " > ", " -> ", "»"].contains { text.contains($0) }
  }

  /// Whether a few words lead to one in brackets: "Vá para (tela)".
  private static func endsInBrackets(_ text: String) -> Bool {
    guard text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex else { return false }
    let inner = text[open...].dropFirst().dropLast()
    return inner.count <= 20 && inner.allSatisfy { $0.isLowercase || $0 == " " }
      && text[..<open].split(separator: " ").count <= 6
  }

  private static func isQuestion(_ text: String, _ words: Words) -> Bool {
    guard let last = text.trimmed.last, last == "?" || last == "？" else { return false }
    return words.list.first.map { TemplateWording.questionWords.contains($0) } ?? true
  }

  /// A place in source code is where somebody looked, and nothing to try.
  private static func linksToSource(_ text: String) -> Bool {
    (text.contains("/blob/") || text.contains("/tree/")) && text.contains("#L")
  }

  private static let refersToPicture = Phrases(
    "see attached, see video, see the video, in the video, see gif, in the gif, see screencast")

  /// Whether a line says no more than that the steps stand elsewhere in the report: "As described above."
  private static func refersToText(_ leaf: Leaf) -> Bool {
    guard !leaf.hasCode, !leaf.hasLink else { return false }
    let words = Words(leaf.unmarked).list
    return words.count <= 8 && places.occur(in: words)
  }

  private static let places = Phrases(
    """
    see above, as above, same as above, described above, mentioned above, steps above, see below, steps below, described below
    indicated previously, described previously, steps are indicated, see description, in the description
    see the description, as described, as mentioned, as explained, as stated
    """)

  private static let english = Phrases(
    """
    the, is, are, this, that, it, and, of, not, with, for, when, have, has, after, from
    """)

  private static func saysOnlyItsHeading(_ words: Words) -> Bool {
    words.list.count <= 4 && Vocabulary.isSteps(key: words.key)
  }
}
