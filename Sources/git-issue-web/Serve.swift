internal import ArgumentParser
internal import FoundationEssentials
internal import Git
internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
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

  func run() async throws {
    do {
      try await serve()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      try Complaint.stop(
        Refused(
          .conflict, "port \(port) is in use by another program", hints: ["leave out --port: a free one is found"]))
    } catch let error as IOError where error.errnoCode == EACCES {
      try Complaint.stop(
        Refused(.forbidden, "port \(port) may not be used by you", hints: ["take one above 1023, or leave out --port"]))
    } catch {
      try Complaint.stop(error)
    }
  }

  private func serve() async throws {
    let directory = FileManager.default.currentDirectoryPath
    let tracker = Tracker(
      .init(directory: directory, environment: ProcessInfo.processInfo.environment, reference: ref),
      clock: { Int64(time(nil)) })
    // The issues are read meanwhile: in a large tracker that takes longer than to begin.
    let name = try TrackerState.name(of: tracker.openStore(recovery: .now))
    let token = Access.newToken()
    var access = Access(token: token)
    access.hosts = Set(host.map { $0.lowercased() } + (listen == "0.0.0.0" || listen == "::" ? [] : [listen]))
    access.isReadOnly = readOnly
    if let proxy, let userHeader { access.proxy = Access.Proxy(address: proxy, header: userHeader) }
    let application = WebServer(tracker: tracker, access: access).application(on: listen, port: port) { port in
      tell(at: port, token, name)
    }
    try await application.runService()
  }

  /// Says where to look.
  private func tell(at port: Int, _ token: String, _ name: String) {
    let shown = listen.contains(":") ? "[\(listen)]" : listen
    let address = "http://\(shown):\(port)/start/\(token)"
    print("Serving the issues of \(name) at \(address)")
    print("The address holds the key: keep it to yourself.")
    print("Ctrl-C ends it.")
    fflush(nil)
    guard open else { return }
    // Git knows which browser is meant.
    _ = try? ChildProcess.run(
      .program("git", arguments: ["web--browse", address]), environment: ProcessInfo.processInfo.environment,
      directory: FileManager.default.currentDirectoryPath)
  }
}
