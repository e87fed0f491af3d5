internal import ArgumentParser
internal import IssueStore
internal import Issues

/// Answers what a word of the command line may become.
struct Completer {
  private let tracker: TrackerWords

  init(_ console: Console) { tracker = TrackerWords(console) }

  /// - Parameter words: Those behind `git issue`; the last one is being written.
  func candidates(_ words: [String]) -> Candidates {
    let word = CommandWord(words)
    var candidates = Candidates()
    switch word.place {
    case .command(let commands): candidates.words = Self.commands(commands).beginning(with: word.text)
    case .option: candidates.words = Self.options(word).beginning(with: word.text)
    case .value(let kind): candidates = values(kind, word)
    }
    candidates.words = candidates.words.filter(\.isPlain).map { $0.prefixed(word.prefix) }
    return candidates
  }

  private static func commands(_ commands: [any ParsableCommand.Type]) -> [Candidate] {
    commands.filter { $0.configuration.shouldDisplay }.map { Candidate($0._commandName, $0.configuration.abstract) }
      .sorted { $0.text < $1.text }
  }

  /// The options that may be given, and may be once more.
  private static func options(_ word: CommandWord) -> [Candidate] {
    guard let usage = word.usage else { return [] }
    let given = Set(word.given.filter { !$0.argument.isRepeating }.flatMap(\.argument.names))
    return usage.options.filter { given.isDisjoint(with: $0.names) }.flatMap { option in
      (option.longNames.isEmpty ? option.names : option.longNames).map { name in
        option.kind == .flag
          ? Candidate(name, option.abstract) : Candidate("\(name)=", option.abstract, isWhole: false)
      }
    }
  }

  private func values(_ kind: WordKind, _ word: CommandWord) -> Candidates {
    let text = word.text
    let type = word.value(of: "--type")
    var files: Candidates.Files?
    let words: [Candidate]
    switch kind {
    case .issue(let openness):
      // An issue is given once.
      let given = word.given.filter { $0.argument.valueName == "id" }.map { IssueID($0.value)?.description }
      words = tracker.issues(text, openness).filter { !given.contains($0.text) }
    case .issueOrFile:
      words = tracker.issues(text)
      if words.isEmpty { files = .files }
    case .file: (words, files) = ([], .files)
    case .folder: (words, files) = ([], .folders)
    case .choice(let choices): words = choices.map { Candidate($0) }.beginning(with: text)
    case .status: words = tracker.statuses.beginning(with: text)
    case .closedStatus: words = tracker.closedStatuses.beginning(with: text)
    case .severity: words = tracker.severities.beginning(with: text)
    case .form: words = tracker.forms.beginning(with: text)
    case .formOrFile:
      words = Form.builtInSources.map { Candidate($0.type) }.beginning(with: text)
      files = .files
    case .label: words = tracker.values(of: "labels").map { Candidate($0) }.beginning(with: text)
    case .person: words = tracker.people.beginning(with: text)
    case .area: words = tracker.areas.beginning(with: text)
    case .pattern: words = tracker.patternNames.beginning(with: text)
    case .rule: words = RuleSet.all.map { Candidate($0.id.rawValue, $0.summary) }.beginning(with: text)
    case .page: words = Handbook.names(after: word.given.map(\.value)).beginning(with: text)
    case .revision: words = tracker.revisions.beginning(with: text)
    case .range: words = range(text)
    case .branch: words = tracker.branches.beginning(with: text)
    case .remote: words = tracker.remotes.beginning(with: text)
    case .query, .text: words = tracker.query(text)
    case .sortKeys: words = tracker.sortKeys(text)
    case .members: words = tracker.list(text) { _ in tracker.members }
    case .field(let isChange): words = tracker.fields(text, form: type, isChange: isChange)
    case .environment: words = tracker.environment(text, form: type)
    case .section:
      words = tracker.sections(text, form: type)
      if text.contains("=@") { files = .files }
    case .free: words = []
    }
    return Candidates(words: words, files: files)
  }

  /// A revision, and behind two dots another one.
  private func range(_ text: String) -> [Candidate] {
    guard let dots = text.ranges(of: "..").last else { return tracker.revisions.beginning(with: text) }
    let end = text[dots.upperBound...].drop { $0 == "." }
    return tracker.revisions.beginning(with: String(end)).map { $0.prefixed(String(text[..<end.startIndex])) }
  }
}
