internal import HTTPTypes
internal import Hummingbird
internal import ServiceLifecycle
internal import Synchronization

extension WebServer {
  /// `GET /events`: the generation of the issues, now and whenever it is another (server-sent events).
  func addEvents(to router: Router<WebContext>) {
    let listeners = Listeners()
    router.get("/events") { _, _ in
      guard let place = listeners.enter() else { throw Refused(.serviceUnavailable, "too many pages are open") }
      let generation = try await tracker.state().generation
      let news = tracker.generations()
      let body = ResponseBody { writer in
        defer { withExtendedLifetime(place) {} }
        var last = generation
        try await writer.write(ByteBuffer(string: Self.event(last)))
        for await generation in news.cancelOnGracefulShutdown() {
          // Whoever has gone is noticed only when something is written.
          try await writer.write(ByteBuffer(string: generation == last ? Self.pulse : Self.event(generation)))
          last = generation
        }
        try await writer.finish(nil)
      }
      return Response(status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"], body: body)
    }
  }

  private static func event(_ generation: Int) -> String { "event: change\ndata: \(generation)\n\n" }
  /// A comment, of which nobody is told.
  private static let pulse = ":\n\n"
}

/// How many pages wait for news.
private final class Listeners: Sendable {
  private let count = Mutex(0)

  /// The place of one that waits, which is free again when nothing holds it: also where no news are ever written, as in
  /// the answer to a HEAD.
  final class Place: Sendable {
    private let listeners: Listeners
    fileprivate init(_ listeners: Listeners) { self.listeners = listeners }
    deinit { listeners.count.withLock { $0 -= 1 } }
  }

  /// Nil where there is no room for one more.
  func enter() -> Place? {
    let hasRoom = count.withLock { count in
      guard count < Limits.listeners else { return false }
      count += 1
      return true
    }
    return hasRoom ? Place(self) : nil
  }
}
