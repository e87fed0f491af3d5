import Testing

/// Expects that ten times the input takes at most fifteen times as long; quadratic time would be a hundredfold.
func expectLinear(
  _ count: Int, sourceLocation: SourceLocation = #_sourceLocation, _ work: (Int) -> Void
) {
  let small = shortest { work(count) }
  let large = shortest { work(10 * count) }
  #expect(large < 15 * max(small, 0.002), sourceLocation: sourceLocation)
}

/// The shortest of some runs, which other processes have disturbed least.
private func shortest(_ work: () -> Void) -> Double {
  let durations = (0..<3).map { _ in ContinuousClock().measure(work) }
  return (durations.min() ?? .zero) / .seconds(1)
}
