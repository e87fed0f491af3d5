internal import HTTPTypes
internal import Hummingbird
internal import ServiceLifecycle
internal import Synchronization

extension WebServer {
  /// `GET /events`: the generation of the issues, now and whenever it is another (server-sent events).
  func addEvents(to router: Router<WebContext>) {
    let listeners = Listeners()
    router.get("/events") { _, _ in
      guard listeners.enter() else { throw Refused(.serviceUnavailable, "too many pages are open") }
      let generation = try await tracker.state().generation
      let news = tracker.generations()
      let body = ResponseBody { writer in
        defer { listeners.leave() }
        try await writer.write(ByteBuffer(string: Self.event(generation)))
        for await generation in news.cancelOnGracefulShutdown() {
          try await writer.write(ByteBuffer(string: Self.event(generation)))
        }
        try await writer.finish(nil)
      }
      return Response(status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"], body: body)
    }
  }

  private static func event(_ generation: Int) -> String { "event: change\ndata: \(generation)\n\n" }
}

/// How many pages wait for news.
private final class Listeners: Sendable {
  private let count = Mutex(0)

  /// Whether there is room for one more.
  func enter() -> Bool {
    count.withLock { count in
      guard count < Limits.listeners else { return false }
      count += 1
      return true
    }
  }

  func leave() { count.withLock { $0 -= 1 } }
}
