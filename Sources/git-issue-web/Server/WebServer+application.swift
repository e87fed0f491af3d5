internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

extension PageServer {
  /// The server with its limits, ready to run.
  ///
  /// - Parameter isRunning: Told the port, once requests are answered.
  func application(
    on address: String = "127.0.0.1", port: Int = 0, isRunning: @escaping @Sendable (_ port: Int) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    var logger = Logger(label: "git-issue-web")
    logger.logLevel = .critical
    let proxy = access.proxy
    let limit = ConnectionLimit { proxy?.isAt($0) ?? false || NetworkAddress.isLoopback($0) }
    return Application(
      router: router,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionLimit.Handler(limit)],
          idleTimeout: Limits.patience,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Limits.header, maxHeaderListSize: 2 * Limits.header, maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname(address, port: port),
        availableConnectionsDelegate: MaximumAvailableConnections(Limits.connections)),
      services: services,
      onServerRunning: { channel in isRunning(channel.localAddress?.port ?? port) },
      logger: logger)
  }
}

/// What nobody may take more of.
enum Limits {
  /// Bytes of a header.
  static let header = 16 << 10
  /// Bytes of a request's body: an issue is a megabyte at most, and a form writes some characters in three.
  static let body = 4 << 20
  /// Bytes of an attached file; larger ones are read from the repository itself.
  static let attachment = 32 << 20
  static let connections = 256
  /// Those of one address: browsers have six each.
  static let connectionsOfAddress = 64
  /// Pages that wait for news, each with a connection.
  static let listeners = 128
  /// How long a connection may say nothing.
  static let patience: TimeAmount = .seconds(30)
}

/// Keeps the issues up to date while the server runs.
struct Watching: Service {
  let tracker: Tracker

  @concurrent func run() async throws {
    await cancelWhenGracefulShutdown {
      // The first page waits less for what has begun before it.
      _ = try? await tracker.state()
      await tracker.watch()
    }
  }
}
