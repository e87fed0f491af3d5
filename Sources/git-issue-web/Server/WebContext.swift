internal import Hummingbird
internal import Issues
internal import NIOCore

/// What is known of a request besides its head: where it comes from, and who makes it.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the other side; nil in tests without a network.
  let address: String?
  /// Who somebody is by the word of a proxy; nil for whoever Git's configuration names.
  var user: Person?
  /// Whether what is sent was opened here; only forms that are given back come without.
  var hasToken = false
  /// Whom requests are counted for.
  var client = NetworkAddress.unknown

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    address = source.channel.remoteAddress?.ipAddress
  }
}
