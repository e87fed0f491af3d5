internal import ArgumentParser
internal import FoundationEssentials
internal import Git
internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Serves pages until a signal ends it. What is being changed then is finished.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "serve")

  @Option var port = 0
  @Flag var readOnly = false
  @Flag var open = false
  @Option var listen = "127.0.0.1"
  @Option var host: [String] = []
  @Option var proxy: String?
  @Option var userHeader: String?
  @Option var ref: String?
  @Flag var intake = false
  @Option var intakeBranch: String?
  @Option var intakeLimit: Int?

  func run() async throws {
    do {
      try await serve()
    } catch let error as IOError {
      try Complaint.stop(refusal(of: error))
    } catch is SocketAddressError.UnknownHost {
      try Complaint.stop(
        Refused(
          .conflict, "'\(listen)' leads to no address",
          hints: ["give an address of this machine, or leave out --listen"]))
    } catch {
      try Complaint.stop(error)
    }
  }

  /// Why nothing can be listened to.
  private func refusal(of error: IOError) -> Refused {
    switch error.errnoCode {
    case EADDRINUSE:
      Refused(.conflict, "port \(port) is in use by another program", hints: ["leave out --port: a free one is found"])
    case EACCES:
      Refused(.forbidden, "port \(port) may not be used by you", hints: ["take one above 1023, or leave out --port"])
    case EADDRNOTAVAIL:
      Refused(
        .conflict, "\(listen) is no address of this machine",
        hints: ["leave out --listen to be reached from this machine alone, or give 0.0.0.0 for all its addresses"])
    default: Refused(.serviceUnavailable, "nothing can be listened to: \(String(cString: strerror(error.errnoCode)))")
    }
  }

  private func serve() async throws {
    let directory = FileManager.default.currentDirectoryPath
    var place = Tracker.Place(
      directory: directory, environment: ProcessInfo.processInfo.environment, reference: ref)
    if intake { place.intake = intakeBranch.map { .shared($0) } ?? .each }
    let tracker = Tracker(place, clock: { Int64(time(nil)) })
    let store = try tracker.openStore(recovery: .now)
    try store.requireIntake(Session(now: tracker.clock()) { _ in })
    // The issues are read meanwhile: in a large tracker that takes longer than to begin.
    let name = ShownText(try TrackerState.name(of: store)).description
    let token = Access.newToken()
    var access = Access(token: token)
    access.hosts = Set((host + (isAnyAddress ? [] : [listen])).map { Access.hostName(of: $0) })
    access.isReadOnly = readOnly
    if intake { access.entrance = .form }
    if let proxy { access.proxy = Access.Proxy(address: proxy, header: userHeader) }
    if intake {
      let limits = IntakeLimits(reports: intakeLimit ?? IntakeLimits.usual)
      try await run(IntakeServer(tracker: tracker, access: access, limits: limits)) { address in
        print("Taking reports for \(name) at \(address)")
        print("Whoever gets there can file a report, and read nothing. Reports wait on ", terminator: "")
        print(intakeBranch.map { "the branch \($0)." } ?? "branches of their own: git issue list --branches")
        return address
      }
    } else {
      try await run(WebServer(tracker: tracker, access: access)) { address in
        print("Serving the issues of \(name) at \(address)/start/\(token)")
        print("The address holds the key: keep it to yourself.")
        if isAnyAddress, host.isEmpty {
          print("Only this machine can open it: name it for others with --host NAME.")
        }
        return "\(address)/start/\(token)"
      }
    }
  }

  /// - Parameter tell: Says where to look, and gives the address to open.
  private func run(_ server: some PageServer, tell: @escaping @Sendable (String) -> String) async throws {
    let application = server.application(on: listen, port: port) { port in
      open(at: tell("http://\(shownHost):\(port)"))
    }
    try await application.runService()
  }

  private var isAnyAddress: Bool { NetworkAddress.bytes(listen)?.allSatisfy { $0 == 0 } ?? false }

  /// A name that requests are answered by: all addresses together are none.
  private var shownHost: String {
    Access.hostName(of: isAnyAddress ? host.first ?? (listen.contains(":") ? "::1" : "127.0.0.1") : listen)
  }

  private func open(at address: String) {
    fflush(nil)
    guard open else { return }
    // Git knows which browser is meant.
    _ = try? ChildProcess.run(
      .program("git", arguments: ["web--browse", address]), environment: ProcessInfo.processInfo.environment,
      directory: FileManager.default.currentDirectoryPath)
  }
}
