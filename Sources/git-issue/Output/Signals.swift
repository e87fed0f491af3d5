#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What signals do to this process.
enum Signals {
  /// Runs `body` while the signals do nothing to this process.
  ///
  /// A handler that does nothing, not `SIG_IGN`: what is ignored stays ignored in the programs that `body` starts, and
  /// an editor that `^C` cannot reach is of no use.
  static func withoutEffect<Result, Failure>(
    _ numbers: [Int32], _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let handlers = numbers.map { number in (number, signal(number) { _ in }) }
    defer { for (number, handler) in handlers { signal(number, handler) } }
    return try body()
  }
}
