internal import Issues

extension Checker {
  /// How many issues make another thread worth its start.
  private static let filesOfThread = 64
  private static let filesAtOnce = 32

  /// Judges some issues, and what stands between them and the others. The diagnostics come in the order of the issues.
  ///
  /// - Parameters:
  ///   - memory: Whether to use, and add to, what earlier checks found. The answer does not depend on it.
  ///   - threads: The most threads to use. What they find does not depend on it.
  ///   - progress: Told how many more have been judged.
  /// - Throws: The error of the first issue that cannot be read.
  package func check(
    _ files: [Snapshot.File], memory: Memory = .none, threads: Int? = nil, progress: (Int) -> Void = { _ in }
  ) throws -> Judged {
    // What was found recently is known to one thread.
    let count = recent == nil ? min(threads ?? Threads.available, files.count / Self.filesOfThread) : 1
    let kept = memory == .kept && isAlone ? KeptVerdicts(of: snapshot, settings.files, count: files.count) : nil
    let work = Work(files, atOnce: Self.filesAtOnce)
    func tell() { progress(work.takeDone()) }
    defer { kept?.save(asked: files.map(\.path)) }
    guard count > 1 else {
      self.work(on: work, kept, progress: tell)
      return judged(try work.found, paths: files.map(\.path))
    }
    let copy = try copy()
    // Without a checker of its own, a thread leaves the work to the others.
    let body: @Sendable () -> Void = { try? Checker(copy).work(on: work, kept) }
    Threads.run(count - 1, body) { self.work(on: work, kept, progress: tell) }
    tell()
    return judged(try work.found, paths: files.map(\.path))
  }

  /// Judges issues until there are none left.
  private func work(on work: Work, _ kept: KeptVerdicts?, progress: () -> Void = {}) {
    let memory = kept.map { VerdictMemory($0) }
    defer { memory?.flush() }
    work.run(
      { files in try files.flatMap { file in if let memory { try check(file, memory) } else { try check(file) } } },
      progress: progress)
  }

  private typealias Work = SharedWork<Snapshot.File, Diagnostic>

  /// A text that is to be the issue at a path.
  struct Candidate: Sendable {
    let document: Document
    let path: String
  }

  /// Judges texts that are in no file yet, whatever the baseline covers: what each of them breaks, in their order.
  ///
  /// - Parameter advance: Told how many more have been judged.
  func judge(_ candidates: [Candidate], advance: (Int) -> Void) throws -> [[Diagnostic]] {
    let work = SharedWork<Candidate, [Diagnostic]>(candidates, atOnce: Self.filesAtOnce)
    func tell() { advance(work.takeDone()) }
    let copy = try copy()
    let count = min(Threads.available, candidates.count / Self.filesOfThread)
    // Without a checker of its own, a thread leaves the work to the others.
    let body: @Sendable () -> Void = { if let checker = try? Checker(copy) { work.run(checker.judge) } }
    Threads.run(max(0, count - 1), body) { work.run(self.judge, progress: tell) }
    tell()
    return try work.found
  }

  private func judge(_ candidates: ArraySlice<Candidate>) throws -> [[Diagnostic]] {
    try candidates.map { try judge($0.document, path: $0.path) }
  }
}
