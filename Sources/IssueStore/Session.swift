/// Who commits, when, and how it is told that somebody has to be waited for.
package struct Session {
  /// Seconds since 1970.
  package let now: Int64
  /// Told once, when a wait takes more than a second: for whom, and what it holds.
  package let isWaiting: (String) -> Void

  package init(now: Int64, isWaiting: @escaping (String) -> Void) {
    self.now = now
    self.isWaiting = isWaiting
  }
}
