internal import Git
internal import Issues
internal import Synchronization

/// Who people are by the repository's `.mailmap`, for queries, which many threads answer.
final class KnownPeople: Sendable {
  /// A mail map may be used by one thread at a time, and by any: this one is made here, and nothing else has it. The
  /// compiler cannot tell, since it comes of a repository.
  private struct State: ~Copyable, @unchecked Sendable {
    let mailmap: Mailmap
    var known: [String: Person] = [:]
  }
  private let state: Mutex<State>

  init(_ repository: borrowing Repository) throws(GitError) {
    let mailmap = try repository.mailmap()
    state = Mutex(State(mailmap: mailmap))
  }

  /// Somebody as they are called now. A name alone is nobody's in a mail map.
  func person(_ written: Person) -> Person {
    guard let email = written.email else { return written }
    return state.withLock { state in
      if let person = state.known[written.description] { return person }
      let resolved = try? state.mailmap.resolve(name: written.name ?? "", email: email)
      let person = resolved.map { Person(name: $0.name.isEmpty ? nil : $0.name, email: $0.email) } ?? written
      state.known[written.description] = person
      return person
    }
  }
}
