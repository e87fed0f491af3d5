/// What a word of the command line may be.
enum WordKind: Hashable {
  enum Openness { case any, open, closed }

  case issue(Openness)
  case issueOrFile
  case file, folder
  case choice([String])
  case status, closedStatus, severity, form, formOrFile, label, person, area, pattern
  case rule
  /// A command or a topic that the manual has a page for.
  case page
  case revision, range, branch, remote
  case query
  /// Words to search for, which may be terms of a query too.
  case text
  /// Names of fields with commas between them, to sort by.
  case sortKeys
  /// Names of fields with commas between them, to print.
  case members
  /// `KEY=VALUE`; in a list, also `KEY+=VALUE` and `KEY-=VALUE`.
  case field(list: Bool)
  case environment
  case section
  /// What only whoever writes it knows.
  case free

  /// What an argument is, by what the command says of it.
  ///
  /// - Parameter command: The words that name the command.
  init?(_ argument: CommandUsage.Argument, of command: [String]) {
    if !argument.choices.isEmpty {
      self = .choice(argument.choices)
      return
    }
    switch argument.valueName {
    case "id": self = .issue(command == ["close"] ? .open : command == ["reopen"] ? .closed : .any)
    case "id|path": self = .issueOrFile
    case "file", "files", "log": self = .file
    case "folder": self = .folder
    case "status": self = command == ["close"] ? .closedStatus : .status
    case "severity": self = .severity
    case "form": self = .form
    case "name|file": self = .formOrFile
    case "label": self = .label
    case "person": self = .person
    case "rule": self = .rule
    case "page": self = .page
    case "rev": self = .revision
    case "a..b", "base..head": self = .range
    case "branch": self = .branch
    case "remote": self = .remote
    case "query": self = .query
    case "key": self = .sortKeys
    case "a,b": self = .members
    case "key=value" where argument.names.contains("--environment"): self = .environment
    case "key=value": self = .field(list: argument.kind == .positional)
    case "section=text": self = .section
    case "text" where argument.takesAll: self = .text
    case "name" where argument.names == ["--area"]: self = .area
    case "name" where command == ["scan"] || command == ["watch", "tick"]: self = .pattern
    case "name", "text", "title", "issue", "regex", "number", "address", "template", "prefix", "map": self = .free
    default: return nil
    }
  }
}
