internal import Hummingbird
internal import Issues
internal import Synchronization

/// What rules warned of when something was written, for the page that follows it.
final class Warnings: Sendable {
  private struct Known {
    var diagnostics: [String: [Diagnostic]] = [:]
    /// The oldest first.
    var order: [String] = []
  }

  private let known = Mutex(Known())
  private static let most = 200

  /// Keeps warnings for a while, and gives the key by which an address asks for them; nil where there are none.
  func keep(_ diagnostics: [Diagnostic]) -> String? {
    guard !diagnostics.isEmpty else { return nil }
    let key = Submissions.newKey()
    known.withLock { known in
      known.diagnostics[key] = diagnostics
      known.order.append(key)
      if known.order.count > Self.most { known.diagnostics[known.order.removeFirst()] = nil }
    }
    return key
  }

  /// The warnings that the address of a page asks for, as far as they are still known.
  func html(_ request: Request) -> HTML? {
    guard let key = Fields(encoded: request.uri.query ?? "")?["told"],
      let diagnostics = known.withLock({ $0.diagnostics[key] })
    else { return nil }
    return """
      <section class="warned" aria-labelledby="warned-title">
      <h2 id="warned-title">It was accepted, but the rules warn of this</h2>
      <ul class="findings">\(diagnostics.map { Control.finding($0) })</ul>
      </section>

      """
  }
}
