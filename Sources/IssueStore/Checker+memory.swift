internal import Git
internal import Issues

extension Checker {
  /// Whether a check uses what earlier ones found.
  package enum Memory: Sendable {
    case none
    /// In the repository; see ``KeptVerdicts``.
    case kept
  }

  /// Judges one file, unless it is known what a judgement would be.
  func check(_ file: Snapshot.File, _ memory: VerdictMemory) throws -> [Diagnostic] {
    guard isAlone, file.mode == .regular || file.mode == .executable, !IssueFolder.isComment(file.path) else {
      return try check(file)
    }
    if let blob = file.blob {
      let isExecutable = file.mode == .executable
      if let known = recall(memory.verdict(on: file.path, blob: blob, isExecutable: isExecutable)) { return known }
      let verdict = try judge(file, try snapshot.contents(of: file))
      memory.note(verdict, on: file.path, blob: blob, isExecutable: isExecutable)
      return verdict.diagnostics
    }
    if let stamp = try snapshot.stamp(of: file), let known = recall(memory.verdict(on: file.path, stamp: stamp)) {
      return known
    }
    guard let contents = try snapshot.contents(of: file), contents.mode != .unreadable,
      contents.bytes.count == contents.size
    else {
      return try check(file)
    }
    let blob = try ObjectID.blob(of: contents.bytes)
    let isExecutable = contents.mode == .executable
    let known = memory.verdict(on: file.path, blob: blob, isExecutable: isExecutable, stamp: contents.stamp)
    if let known = recall(known) { return known }
    let verdict = try judge(file, contents)
    memory.note(verdict, on: file.path, blob: blob, isExecutable: isExecutable, stamp: contents.stamp)
    return verdict.diagnostics
  }

  /// What a verdict found, while all that its rules asked is answered as it was.
  func recall(_ verdict: Verdict?) -> [Diagnostic]? {
    guard let verdict else { return nil }
    let surroundings = surroundings
    return verdict.answers.allSatisfy { surroundings.give($0) } ? verdict.diagnostics : nil
  }
}
