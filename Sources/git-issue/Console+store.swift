internal import Git
internal import IssueStore
internal import Issues

extension Console {
  /// The issues of the repository around the working directory.
  func openStore(reference: String? = nil, recovery: IssueStore.Recovery = .now) throws -> IssueStore {
    let store = try IssueStore(directory: directory, environment: environment, reference: reference, recovery: recovery)
    for notice in store.notices { standardError.write("warning: \(TerminalText(notice))\n") }
    return store
  }

  /// Who commits now, and how a wait is told.
  var session: Session {
    Session(now: now.seconds) { other in
      standardError.write("git issue: waiting for \(TerminalText(other))\n")
    }
  }

  /// What is said where a clone ends before the history does.
  static let historyIsCut = "history is cut here, in a shallow clone: git fetch --unshallow brings the rest"

  /// Today, by the user's clock.
  var today: CalendarDate { CalendarDate(secondsSince1970: Int(now.seconds), offset: now.offset) }

  /// This console with the colours that an option and the repository's configuration ask for.
  func colored(_ option: String?, _ store: IssueStore) throws -> Console {
    let configuration = try store.repository.configuration
    var console = self
    console.color = try .decide(
      option: option, command: configuration.string("color.issue"), ui: configuration.string("color.ui"),
      environment: environment, terminals: terminals)
    return console
  }

  /// Whether the query's `me` is known, and who it is.
  func me(_ store: IssueStore) -> Person? {
    (try? store.repository.author(now: now.seconds)).map { Person(name: $0.name, email: $0.email) }
  }
}
