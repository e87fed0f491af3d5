internal import NIOCore
internal import Synchronization

/// How many connections an address has, so that no single one takes all.
final class ConnectionLimit: Sendable {
  private let most: Int
  /// Those that are not counted: behind a proxy are many, and on this machine whoever wants has as many addresses.
  private let isExempt: @Sendable (String) -> Bool
  private let counts = Mutex<[NetworkAddress: Int]>([:])

  init(most: Int = Limits.connectionsOfAddress, except isExempt: @escaping @Sendable (String) -> Bool) {
    self.most = most
    self.isExempt = isExempt
  }

  /// Counts a connection.
  ///
  /// - Returns: The address that it is counted for until it ``leave(_:)``s; nil for one that is not counted.
  /// - Throws: ``TooMany``.
  func enter(_ address: String?) throws(TooMany) -> NetworkAddress? {
    guard let address, !isExempt(address), let counted = NetworkAddress(address) else { return nil }
    let hasRoom = counts.withLock { counts in
      guard counts[counted, default: 0] < most else { return false }
      counts[counted, default: 0] += 1
      return true
    }
    guard hasRoom else { throw TooMany() }
    return counted
  }

  func leave(_ address: NetworkAddress) {
    counts.withLock { counts in
      let left = counts[address, default: 0] - 1
      counts[address] = left > 0 ? left : nil
    }
  }

  /// An address has as many connections as it may.
  struct TooMany: Error {}
}

extension ConnectionLimit {
  /// Hangs up on a connection that is one too many, before anything is read from it.
  final class Handler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let limit: ConnectionLimit
    private var counted: NetworkAddress?

    init(_ limit: ConnectionLimit) { self.limit = limit }

    func channelActive(context: ChannelHandlerContext) {
      do throws(TooMany) {
        counted = try limit.enter(context.remoteAddress?.ipAddress)
        context.fireChannelActive()
      } catch {
        context.close(promise: nil)
      }
    }

    func channelInactive(context: ChannelHandlerContext) {
      if let counted { limit.leave(counted) }
      counted = nil
      context.fireChannelInactive()
    }
  }
}
