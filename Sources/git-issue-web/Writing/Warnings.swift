internal import Hummingbird
internal import Issues
internal import Synchronization

/// What rules warned of when something was written, for the page that follows it.
final class Warnings: Sendable {
  private let known = Mutex(Recent<String, [Diagnostic]>(most: 200))

  /// Keeps warnings for a while, and gives the key by which an address asks for them; nil where there are none.
  func keep(_ diagnostics: [Diagnostic]) -> String? {
    guard !diagnostics.isEmpty else { return nil }
    let key = Submissions.newKey()
    known.withLock { $0.keep(diagnostics, for: key) }
    return key
  }

  /// The warnings that the address of a page asks for, as far as they are still known.
  func html(_ request: Request) -> HTML? {
    guard let key = Fields(encoded: request.uri.query ?? "")?["told"],
      let diagnostics = known.withLock({ $0[key] })
    else { return nil }
    return """
      <section class="warned" aria-labelledby="warned-title">
      <h2 id="warned-title">It was accepted, but the rules warn of this</h2>
      <ul class="findings">\(diagnostics.map { Control.finding($0) })</ul>
      </section>

      """
  }
}
