/// What a report says about where it happens, from its front matter and from its sections.
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
      guard substance.judge(section.blocks) == .real else { continue }
      isReal = true
      if case .environment(let key) = element?.place { named.insert(Vocabulary.key(key)) }
      for line in Self.lines(section.blocks) { read(line, substance) }
    }
  }

  /// Whether a key of the form is answered, under its own name or any other.
  func names(_ key: String, _ element: Form.Element) -> Bool {
    let names = [key.split(separator: "_").joined(separator: " "), element.label] + element.aliases
    if names.contains(where: { named.contains(Vocabulary.key($0)) }) { return true }
    return Vocabulary.key(key) == "os" && Self.namesSystem(prose)
  }

  private mutating func read(_ line: String, _ substance: Substance) {
    prose += line.lowercased() + "\n"
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return }
    let value = line[line.index(after: colon)...].trimmed
    guard !value.isEmpty, substance.judge(value) == .real else { return }
    named.insert(Vocabulary.key(line[..<colon]))
  }

  private static func lines(_ blocks: [MarkdownBlock]) -> [String] {
    blocks.flatMap { block in
      block.children.isEmpty ? block.text.split(whereSeparator: \.isNewline).map(String.init) : lines(block.children)
    }
  }

  /// Whether prose names an operating system.
  private static func namesSystem(_ prose: String) -> Bool {
    let words = Set(prose.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    return !words.isDisjoint(with: systems)
  }

  private static let systems: Set = [
    "windows", "win10", "win11", "macos", "osx", "linux", "debian", "ubuntu", "fedora", "arch", "archlinux", "alpine",
    "centos", "rhel", "suse", "opensuse", "nixos", "manjaro", "mint", "gentoo", "freebsd", "openbsd", "netbsd",
    "android",
    "ios", "ipados", "solaris", "wsl", "wsl2", "chromeos", "raspbian", "sonoma", "sequoia", "ventura", "monterey",
  ]
}
