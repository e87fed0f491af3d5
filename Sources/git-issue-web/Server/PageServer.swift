internal import Hummingbird
internal import ServiceLifecycle

/// Pages at their addresses, and what runs beside them.
protocol PageServer: Sendable {
  var access: Access { get }
  var router: Router<WebContext> { get }
  var services: [any Service] { get }
}
