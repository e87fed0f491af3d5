/// Signs commits as Git's configuration asks: with GnuPG, an X.509 program, or an SSH key.
package struct CommitSigner: Sendable {
  /// `gpg.format`.
  package enum Format: String, Sendable {
    case openpgp, x509, ssh

    fileprivate var defaultProgram: String {
      switch self {
      case .openpgp: "gpg"
      case .x509: "gpgsm"
      case .ssh: "ssh-keygen"
      }
    }
  }

  private let format: Format
  private let program: String
  /// `user.signingKey`.
  private let key: String?
  private let defaultKeyCommand: String?
  private let environment: [String: String]

  /// Reads how to sign, whether or not `commit.gpgSign` asks for it.
  ///
  /// - Throws: ``GitError/Code/invalidSpec`` for an unknown `gpg.format`.
  package init(_ configuration: GitConfiguration, environment: [String: String]) throws(GitError) {
    let name = configuration.string("gpg.format") ?? Format.openpgp.rawValue
    guard let format = Format(rawValue: name) else {
      throw GitError(
        .invalidSpec, "gpg.format: bad value '\(name)'", function: "git commit",
        remedy: "use one of: openpgp, x509, ssh")
    }
    self.format = format
    // `gpg.program` is the older name of `gpg.openpgp.program`; of the two the one set last counts.
    let keys = format == .openpgp ? ["gpg.program", "gpg.openpgp.program"] : ["gpg.\(name).program"]
    let program = configuration.entries.last { keys.contains($0.key) }?.value
    self.program = configuration.expanded(program ?? format.defaultProgram)
    key = configuration.string("user.signingKey").flatMap { $0.isEmpty ? nil : configuration.expanded($0) }
    defaultKeyCommand = configuration.string("gpg.ssh.defaultKeyCommand")
    self.environment = environment
  }

  /// The signature of a commit's bytes, ready for its header.
  ///
  /// - Parameter committer: Whose key is taken when `user.signingKey` is not set.
  /// - Throws: ``GitError/Code/signingFailed`` with what the program wrote to standard error.
  func signature(of bytes: [UInt8], by committer: Signature) throws(GitError) -> String {
    switch format {
    case .openpgp, .x509:
      try detachedSignature(of: bytes, key: key ?? "\(committer.name) <\(committer.email)>")
    case .ssh:
      try secureShellSignature(of: bytes)
    }
  }

  private func detachedSignature(of bytes: [UInt8], key: String) throws(GitError) -> String {
    let output = try run(program, ["--status-fd=2", "-bsau", key], input: bytes)
    let mark = "[GNUPG:] SIG_CREATED "
    let status = output.errorText
    guard output.status.isSuccess, status.hasPrefix(mark) || status.contains("\n" + mark) else {
      throw Self.failed("gpg failed to sign the data", output)
    }
    return Self.withoutCarriageReturns(output.standardOutput)
  }

  private func secureShellSignature(of bytes: [UInt8]) throws(GitError) -> String {
    let directory = try System.makeTemporaryDirectory(environment: environment)
    defer { System.removeTemporaryDirectory(directory, files: ["key", "buffer", "buffer.sig"]) }
    let buffer = "\(directory)/buffer"
    try System.create(buffer, bytes: bytes, mode: 0o600)
    var arguments = ["-Y", "sign", "-n", "git", "-f"]
    let key = try secureShellKey()
    if let literal = Self.literalKey(key) {
      try System.create("\(directory)/key", bytes: Array("\(literal)\n".utf8), mode: 0o600)
      // A key that is given as text is a public one: the agent has the other half.
      arguments += ["\(directory)/key", "-U"]
    } else {
      arguments.append(key)
    }
    let output = try run(program, arguments + [buffer], input: [])
    guard output.status.isSuccess else {
      throw Self.failed("\(program) failed to sign the data", output)
    }
    return Self.withoutCarriageReturns(try System.read("\(buffer).sig"))
  }

  private func secureShellKey() throws(GitError) -> String {
    if let key { return key }
    guard let defaultKeyCommand, !defaultKeyCommand.isEmpty else {
      throw GitError(
        .signingFailed, "either user.signingKey or gpg.ssh.defaultKeyCommand needs to be configured",
        function: "git commit", remedy: "git config --global user.signingKey ~/.ssh/id_ed25519.pub")
    }
    let output = try ChildProcess.run(.shell(defaultKeyCommand, arguments: []), environment: environment)
    let line = output.text.prefix { !$0.isNewline }
    guard output.status.isSuccess, Self.literalKey(String(line)) != nil else {
      throw Self.failed("gpg.ssh.defaultKeyCommand returned no key", output)
    }
    return String(line)
  }

  private static func withoutCarriageReturns(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
  }

  private static func literalKey(_ text: String) -> String? {
    if text.hasPrefix("key::") { return String(text.dropFirst(5)) }
    return text.hasPrefix("ssh-") ? text : nil
  }

  private func run(_ program: String, _ arguments: [String], input: [UInt8]) throws(GitError) -> ChildProcess.Output {
    do {
      return try ChildProcess.run(.program(program, arguments: arguments), input: input, environment: environment)
    } catch {
      throw GitError(.signingFailed, "cannot run \(program): \(error.message)", function: error.function)
    }
  }

  private static func failed(_ what: String, _ output: ChildProcess.Output) -> GitError {
    let detail = output.errorText.split(separator: "\n").filter { !$0.hasPrefix("[GNUPG:]") }.joined(separator: "\n")
    return GitError(
      .signingFailed, detail.isEmpty ? what : "\(what):\n\(detail)", function: "git commit",
      remedy: "git -c commit.gpgSign=false issue …")
  }
}

extension CommitSigner {
  /// The signer that `commit.gpgSign` asks for; nil when it does not.
  package static func configured(
    by configuration: GitConfiguration, environment: [String: String]
  ) throws(GitError) -> CommitSigner? {
    guard try configuration.bool("commit.gpgSign") == true else { return nil }
    return try CommitSigner(configuration, environment: environment)
  }
}
