internal import Issues
internal import Synchronization

extension Checker {
  /// How many issues make another thread worth its start.
  private static let filesOfThread = 64

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
    let work = Work(files, kept)
    func tell() { progress(work.takeDone()) }
    defer { kept?.save(asked: files.map(\.path)) }
    guard count > 1 else {
      work.run(by: self, tell)
      return judged(try work.diagnostics, paths: files.map(\.path))
    }
    let copy = try copy()
    // Without a checker of its own, a thread leaves the work to the others.
    let body: @Sendable () -> Void = { if let checker = try? Checker(copy) { work.run(by: checker) {} } }
    Threads.run(count - 1, body) { work.run(by: self, tell) }
    tell()
    return judged(try work.diagnostics, paths: files.map(\.path))
  }

  /// Issues that several threads judge, a few at a time.
  private final class Work: Sendable {
    private static let filesAtOnce = 32

    private let files: [Snapshot.File]
    private let kept: KeptVerdicts?
    private let state = Mutex(State())

    private struct State {
      var next = 0
      /// What was found, by the first issue of those judged together.
      var found: [Int: [Diagnostic]] = [:]
      var failure: (start: Int, error: any Error)?
      /// Judged, and not yet told.
      var done = 0
    }

    init(_ files: [Snapshot.File], _ kept: KeptVerdicts?) {
      self.files = files
      self.kept = kept
    }

    /// - Parameter progress: Called now and then, on the same thread.
    func run(by checker: Checker, _ progress: () -> Void) {
      let memory = kept.map { VerdictMemory($0) }
      defer { memory?.flush() }
      while let range = next() {
        let result = Result {
          try files[range].flatMap { file in
            if let memory { try checker.check(file, memory) } else { try checker.check(file) }
          }
        }
        state.withLock { state in
          switch result {
          case .success(let diagnostics): state.found[range.lowerBound] = diagnostics
          case .failure(let error):
            if range.lowerBound < state.failure?.start ?? .max { state.failure = (range.lowerBound, error) }
          }
          state.done += range.count
        }
        progress()
      }
    }

    /// How many have been judged since the last call.
    func takeDone() -> Int {
      state.withLock { state in
        defer { state.done = 0 }
        return state.done
      }
    }

    /// The next ones that nobody has begun with; nil after a failure, since those before it have been begun.
    private func next() -> Range<Int>? {
      state.withLock { state in
        guard state.failure == nil, state.next < files.count else { return nil }
        let range = state.next..<min(files.count, state.next + Self.filesAtOnce)
        state.next = range.upperBound
        return range
      }
    }

    var diagnostics: [Diagnostic] {
      get throws {
        let (found, failure) = state.withLock { ($0.found, $0.failure) }
        if let failure { throw failure.error }
        return found.sorted { $0.key < $1.key }.flatMap(\.value)
      }
    }
  }
}
