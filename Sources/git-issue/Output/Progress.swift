/// A line on standard error that counts, for what takes over a second: `Reading issues:  42% (420/1000)`.
///
/// Shown only to a person at a terminal, and drawn over itself as Git draws it.
final class Progress {
  private static let delay: Duration = .seconds(1)

  private let title: String
  private let total: Int?
  private let console: Console
  private let elapsed: () -> Duration

  private var done = 0
  private var shown: (step: Int, width: Int)?
  private var ended = false

  /// - Parameters:
  ///   - title: What is going on, for example `Reading issues`.
  ///   - total: How many steps there are, if that is known.
  ///   - elapsed: The time since the work began.
  init(
    _ title: String, of total: Int?, on console: Console, elapsed: @escaping () -> Duration = Progress.stopwatch()
  ) {
    self.title = title
    self.total = total.flatMap { $0 > 0 ? $0 : nil }
    self.console = console
    self.elapsed = elapsed
  }

  /// Counts steps that are done.
  func advance(by steps: Int = 1) {
    done += steps
    guard console.isTerminal(.error) else { return }
    let time = elapsed()
    guard time >= Self.delay else { return }
    // A new percentage, or a new second where there is none, is worth drawing.
    let step = total.map { done * 100 / $0 } ?? Int(time.components.seconds)
    guard step != shown?.step else { return }
    draw(line(), step: step, ending: "")
  }

  /// Ends the line, as `…, done.`, if it was ever shown. To be called before anything else is said.
  func finish() {
    guard let shown, !ended else { return }
    ended = true
    draw(line() + ", done.", step: shown.step, ending: "\n")
  }

  /// A clock that starts now.
  static func stopwatch() -> () -> Duration {
    let start = ContinuousClock.now
    return { ContinuousClock.now - start }
  }

  private func line() -> String {
    guard let total else { return "\(title): \(done)" }
    let percentage = String(done * 100 / total)
    let blanks = String(repeating: " ", count: max(0, 3 - percentage.count))
    return "\(title): \(blanks)\(percentage)% (\(done)/\(total))"
  }

  private func draw(_ line: String, step: Int, ending: String) {
    // A line that wraps could not be drawn over.
    let text = TerminalText(line).truncated(to: max(1, console.width - 1))
    console.standardError.write("\r\(text.padded(to: shown?.width ?? 0))\(ending)")
    shown = (step, text.width)
  }
}
