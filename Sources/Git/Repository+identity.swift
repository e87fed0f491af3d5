extension Repository {
  /// The author that Git would give a commit made now.
  ///
  /// - Parameter now: Seconds since 1970, used unless `GIT_AUTHOR_DATE` is set.
  /// - Throws: ``GitError/Code/identityUnknown`` without name or email, ``GitError/Code/invalidSpec`` for a date that
  ///   cannot be read.
  package func author(now: Int64) throws(GitError) -> Signature {
    try Identity(role: .author, environment: environment, configuration: configuration).signature(now: now)
  }

  /// The committer that Git would give a commit made now; like ``author(now:)``.
  package func committer(now: Int64) throws(GitError) -> Signature {
    try Identity(role: .committer, environment: environment, configuration: configuration).signature(now: now)
  }
}

/// The search for a person in variables and configuration, in Git's order.
struct Identity {
  enum Role: String {
    case author, committer
    var variable: String { "GIT_\(rawValue.uppercased())" }
  }

  let role: Role
  let environment: [String: String]
  let configuration: GitConfiguration

  func signature(now: Int64) throws(GitError) -> Signature {
    let name = Self.cleaned(try self.name())
    guard !name.isEmpty else { throw Self.unknown("the name", example: #"user.name "Your Name""#) }
    let email = Self.cleaned(try self.email())
    guard let text = environment["\(role.variable)_DATE"], !text.isEmpty else {
      return Signature(name: name, email: email, time: now, offset: LocalZone.offset(at: now))
    }
    guard let date = GitDate(text) else {
      throw GitError(.invalidSpec, "invalid date in \(role.variable)_DATE: \(text)", function: "git commit")
    }
    return Signature(name: name, email: email, time: date.time, offset: date.offset)
  }

  private func name() throws(GitError) -> String {
    // A variable counts even when it is empty, and Git then refuses to commit.
    if let name = environment["\(role.variable)_NAME"] { return name }
    let values = [configuration.string("\(role.rawValue).name"), configuration.string("user.name")]
    guard let name = values.lazy.compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
      throw Self.unknown("the name", example: #"user.name "Your Name""#)
    }
    return name
  }

  /// Git guesses an address from the host's name when nothing is set, which nobody wants in a history.
  private func email() throws(GitError) -> String {
    if let email = environment["\(role.variable)_EMAIL"] { return email }
    var values = [configuration.string("\(role.rawValue).email"), configuration.string("user.email")]
    if try configuration.bool("user.useConfigOnly") != true { values.append(environment["EMAIL"]) }
    guard let email = values.lazy.compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
      throw Self.unknown("the email address", example: "user.email you@example.org")
    }
    return email
  }

  private static func unknown(_ what: String, example: String) -> GitError {
    GitError(
      .identityUnknown, "\(what) of the person who commits is not configured", function: "git commit",
      remedy: "git config --global \(example)")
  }

  /// Removes what would break a commit's header, and what Git removes from both ends.
  static func cleaned(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { !isCrud($0) }), let last = bytes.lastIndex(where: { !isCrud($0) })
    else { return "" }
    let inner = bytes[first...last].filter { !"\n<>".utf8.contains($0) }
    return String(decoding: inner, as: UTF8.self)
  }

  private static func isCrud(_ byte: UInt8) -> Bool {
    byte <= 32 || #".,:;<>"\'"#.utf8.contains(byte)
  }
}

extension Repository {
  /// Who reports what is filed now: the author, as `Name <email>`, or by the name alone.
  package func reporter(now: Int64) throws(GitError) -> String {
    let author = try author(now: now)
    return author.email.isEmpty ? author.name : "\(author.name) <\(author.email)>"
  }
}
