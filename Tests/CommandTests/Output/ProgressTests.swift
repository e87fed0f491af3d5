import Testing

@testable import git_issue

struct ProgressTests {
  /// A clock that goes on by as much at each look.
  private static func clock(_ step: Duration) -> () -> Duration {
    var time: Duration = .zero
    return {
      time += step
      return time
    }
  }

  @Test func `counts in percent after a second, over itself`() {
    let console = Console.captured(terminals: [.error])
    let progress = Progress("Reading issues", of: 4, on: console, elapsed: Self.clock(.milliseconds(600)))
    for _ in 0..<4 { progress.advance() }
    progress.finish()
    progress.finish()
    #expect(
      console.standardError.captured == """
        \rReading issues:  50% (2/4)\rReading issues:  75% (3/4)\rReading issues: 100% (4/4)\
        \rReading issues: 100% (4/4), done.

        """)
  }

  @Test func `draws a percentage once`() {
    let console = Console.captured(terminals: [.error])
    let progress = Progress("Reading", of: 1000, on: console, elapsed: { .seconds(2) })
    for _ in 0..<15 { progress.advance() }
    #expect(console.standardError.captured == "\rReading:   0% (1/1000)\rReading:   1% (10/1000)")
  }

  @Test func `counts without percent when the end is not known, once a second`() {
    let console = Console.captured(terminals: [.error])
    let progress = Progress("Reading", of: nil, on: console, elapsed: Self.clock(.milliseconds(500)))
    for _ in 0..<5 { progress.advance(by: 10) }
    #expect(console.standardError.captured == "\rReading: 20\rReading: 40")
  }

  @Test(arguments: [(Console.Stream.error, Duration.milliseconds(1)), (.output, .seconds(10))])
  func `says nothing of what is quick or where nobody looks`(terminal: Console.Stream, step: Duration) {
    let console = Console.captured(terminals: [terminal])
    let progress = Progress("Reading", of: 2, on: console, elapsed: Self.clock(step))
    progress.advance(by: 2)
    progress.finish()
    #expect(console.standardError.captured == "")
  }

  @Test func `never wraps`() {
    let console = Console.captured(terminals: [.error], width: 20)
    Progress("Reading issues", of: 2, on: console, elapsed: { .seconds(1) }).advance()
    #expect(console.standardError.captured == "\rReading issues:  5…")
  }
}
