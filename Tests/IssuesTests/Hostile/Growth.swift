import Foundation
import Testing

/// Expects that ten times the input takes at most forty times as long; quadratic time would be a
/// hundredfold. The bound is far from both, since caches and other work on the machine disturb short runs; what is over it
/// is measured once more, and again.
func expectLinear(
  _ count: Int, sourceLocation: SourceLocation = #_sourceLocation, _ work: (Int) -> Void
) {
  var growth = Double.infinity
  for _ in 0..<3 where growth >= 40 {
    let small = shortest { work(count) }
    growth = Double(shortest { work(10 * count) }) / Double(max(small, 500_000))
  }
  #expect(growth < 40, sourceLocation: sourceLocation)
}

/// The shortest of some runs in nanoseconds of this thread's own time, which other tests do not lengthen.
private func shortest(_ work: () -> Void) -> UInt64 {
  let durations = (0..<4).map { _ in
    let start = threadTime()
    work()
    return threadTime() - start
  }
  return durations.min() ?? 0
}

private func threadTime() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
