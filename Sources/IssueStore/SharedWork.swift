internal import Synchronization

/// Items that several threads work on, some that follow each other at a time.
final class SharedWork<Item: Sendable, Found: Sendable>: Sendable {
  private let items: [Item]
  private let itemsAtOnce: Int
  private let state = Mutex(State())

  private struct State {
    var next = 0
    /// What was found, by the first item of those worked on together.
    var found: [Int: [Found]] = [:]
    var failure: (start: Int, error: any Error)?
    /// Done, and not yet told.
    var done = 0
  }

  init(_ items: [Item], atOnce itemsAtOnce: Int) {
    self.items = items
    self.itemsAtOnce = itemsAtOnce
  }

  /// Works on items until there are none left; to be called on each thread.
  ///
  /// - Parameters:
  ///   - body: Finds what there is to find in some items.
  ///   - progress: Called now and then, on the same thread.
  func run(_ body: (ArraySlice<Item>) throws -> [Found], progress: () -> Void = {}) {
    while let range = next() {
      let result = Result { try body(items[range]) }
      state.withLock { state in
        switch result {
        case .success(let found): state.found[range.lowerBound] = found
        case .failure(let error):
          if range.lowerBound < state.failure?.start ?? .max { state.failure = (range.lowerBound, error) }
        }
        state.done += range.count
      }
      progress()
    }
  }

  /// How many have been done since the last call.
  func takeDone() -> Int {
    state.withLock { state in
      defer { state.done = 0 }
      return state.done
    }
  }

  /// The next ones that nobody has begun with; nil after a failure, since those before it have been begun.
  private func next() -> Range<Int>? {
    state.withLock { state in
      guard state.failure == nil, state.next < items.count else { return nil }
      let range = state.next..<min(items.count, state.next + itemsAtOnce)
      state.next = range.upperBound
      return range
    }
  }

  /// What was found, in the order of the items.
  ///
  /// - Throws: The error of the first item that failed.
  var found: [Found] {
    get throws {
      let (found, failure) = state.withLock { ($0.found, $0.failure) }
      if let failure { throw failure.error }
      return found.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }
}
