internal import IssueStore
internal import Issues

/// Answers an editor's messages, one after another (Language Server Protocol 3.17, stdio).
struct LanguageServer {
  /// What has been agreed upon.
  private enum State {
    /// Nothing yet.
    case new
    case running(LanguageClient)
    /// The editor is about to go.
    case shutDown
  }

  /// How long a message may be, in bytes.
  private static let largest = 8 << 20

  let console: Console
  private var state = State.new
  /// The files below `.issues` that are open, by their addresses.
  var texts: [String: EditorText] = [:]
  var trackers: [String: LanguageTracker] = [:]
  /// What was told already and is not told again.
  private var told: Set<String> = []

  init(_ console: Console) { self.console = console }

  /// Answers until the editor ends it.
  ///
  /// - Returns: 0 where it ended as the protocol asks for, and 1 where the editor went away before.
  func run() throws -> Int32 {
    var server = self
    var frames = FrameSource(console.standardInput, limit: Self.largest)
    while let frame = try frames.next() {
      if let status = server.take(frame) { return status }
      try console.standardOutput.flush()
    }
    if case .shutDown = server.state { return 0 }
    return 1
  }

  // MARK: Messages

  /// Answers a message; gives the exit status where it was the last one.
  private mutating func take(_ frame: FrameSource.Frame) -> Int32? {
    let node: JSONNode
    switch frame {
    case .tooLong: return refuse(.invalid("it is longer than \(Self.largest) bytes"))
    case .unmeasured: return refuse(.invalid("its header has no 'Content-Length'"))
    case .message(let bytes):
      do throws(JSONError) {
        node = try JSONNode.parse(bytes)
      } catch {
        return refuse(.unreadable("\(error.message), at byte \(error.offset + 1)"))
      }
    }
    do throws(RemoteCall.Refusal) {
      guard let call = try RemoteCall(node) else { return nil }
      return take(call)
    } catch {
      send(RemoteCall.reply(error.id, error.fault))
      return nil
    }
  }

  private func refuse(_ fault: RemoteCall.Fault) -> Int32? {
    send(RemoteCall.reply(.null, fault))
    return nil
  }

  private mutating func take(_ call: RemoteCall) -> Int32? {
    guard let id = call.id else { return note(call) }
    do {
      send(RemoteCall.reply(id, try result(of: call)))
    } catch let fault as RemoteCall.Fault {
      send(RemoteCall.reply(id, fault))
    } catch {
      // What is wrong with the tracker is told once, and not by every word that is typed.
      log(error)
      send(RemoteCall.reply(id, .null))
    }
    return nil
  }

  private mutating func result(of call: RemoteCall) throws -> JSON {
    switch (state, call.method) {
    case (.new, "initialize"):
      let client = LanguageClient(call.params, directory: console.directory)
      state = .running(client)
      return Self.introduction(to: client)
    case (.new, _): throw RemoteCall.Fault(code: -32002, message: "'initialize' comes first")
    case (.running, "initialize"): throw RemoteCall.Fault.invalid("'initialize' was there already")
    case (.running, "shutdown"):
      state = .shutDown
      texts = [:]
      return .null
    case (.running(let client), _): return try answer(call, client)
    case (.shutDown, _): throw RemoteCall.Fault.invalid("nothing but 'exit' follows 'shutdown'")
    }
  }

  /// Takes a message that is not answered.
  private mutating func note(_ call: RemoteCall) -> Int32? {
    switch (state, call.method) {
    case (.shutDown, "exit"): return 0
    case (_, "exit"): return 1
    case (.running(let client), "initialized"):
      if client.watchesFiles { send(RemoteCall.request("watch", "client/registerCapability", Self.watching)) }
      lookForTrackers(client)
    case (.running(let client), _):
      do {
        try note(call, client)
      } catch {
        log(error)
      }
    case (.new, _), (.shutDown, _): break
    }
    return nil
  }

  // MARK: What the editor is told

  func send(_ message: JSON) {
    let text = message.written
    console.standardOutput.write("Content-Length: \(text.utf8.count)\r\n\r\n\(text)")
  }

  /// Tells what cannot be done, once.
  mutating func log(_ error: any Error) {
    if let fault = error as? RemoteCall.Fault { return log(fault.message) }
    let failure = Failure(error, isCheck: false)
    log(([failure.message] + failure.hints).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  private mutating func log(_ words: String) {
    guard told.insert(words).inserted else { return }
    let text = TerminalText("git-issue: \(words)", as: .paragraphs).description
    // Of type 3, information.
    send(RemoteCall.notification("window/logMessage", .object([("type", .number(3)), ("message", .text(text))])))
  }

  private mutating func lookForTrackers(_ client: LanguageClient) {
    for folder in client.folders {
      do {
        _ = try tracker(folder).snapshot()
      } catch {
        log(error)
      }
    }
  }

  /// The tracker of a folder.
  mutating func tracker(_ root: String) -> LanguageTracker {
    if let known = trackers[root] { return known }
    let tracker = LanguageTracker(root: root, console)
    trackers[root] = tracker
    return tracker
  }
}
