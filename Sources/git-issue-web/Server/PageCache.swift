internal import Synchronization

/// Pages that were made of a state of the issues, for as long as it is the newest.
final class PageCache: Sendable {
  private struct Pages {
    var generation = -1
    var pages: [String: HTML] = [:]
    var size = 0
  }

  private let pages = Mutex(Pages())

  /// What pages may take, in bytes.
  private static let largest = 32 << 20

  /// The page at an address, made now if it was not before.
  func page(at address: String, of state: TrackerState, _ make: () async throws -> HTML) async rethrows -> HTML {
    if let known = pages.withLock({ $0.generation == state.generation ? $0.pages[address] : nil }) { return known }
    let page = try await make()
    pages.withLock { pages in
      if pages.generation < state.generation || pages.size > Self.largest {
        pages = Pages(generation: max(pages.generation, state.generation))
      }
      guard pages.generation == state.generation else { return }
      pages.pages[address] = page
      pages.size += page.text.utf8.count + address.utf8.count
    }
    return page
  }
}
