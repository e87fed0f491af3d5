#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where output goes: a file descriptor, or memory in tests.
///
/// Writing never throws, so that commands read as what they say. A failure is remembered, what follows it is
/// dropped, and `flush()` throws it, as `ferror` and Git's own end of a run do.
final class Sink {
  /// When text leaves the buffer.
  enum Buffering {
    /// At the end, and whenever 64 KiB have gathered.
    case full
    /// With every write.
    case none
  }

  /// Why output could not be written.
  struct Failure: Error, Equatable, CustomStringConvertible {
    /// What was written to, in words, for example `standard output`.
    let name: String
    /// The `errno` of the write.
    let code: Int32

    /// Nobody reads any more, which is how `git issue list | head` ends: no failure to report.
    var isClosedPipe: Bool { code == EPIPE }

    /// 128, or 141 for a closed pipe, as a shell reports a program that `SIGPIPE` ended.
    var exitStatus: Int32 { isClosedPipe ? 128 + SIGPIPE : 128 }

    var description: String { "cannot write to \(name): \(String(cString: strerror(code)))" }
  }

  private enum Destination {
    case descriptor(Int32, name: String)
    case memory
  }

  private static let capacity = 65_536

  private let destination: Destination
  private let buffering: Buffering
  private let earlier: Sink?
  private var buffer: [UInt8] = []
  private var failure: Failure?

  /// Writes to an open descriptor, which stays the caller's to close.
  ///
  /// - Parameters:
  ///   - name: What a failure calls it, for example `standard output`.
  ///   - earlier: A sink that is written out before this one, so that what is said on both comes in order.
  init(descriptor: Int32, name: String, buffering: Buffering, after earlier: Sink? = nil) {
    destination = .descriptor(descriptor, name: name)
    self.buffering = buffering
    self.earlier = earlier
  }

  /// Keeps everything in memory, to be read as `captured`.
  init() {
    destination = .memory
    buffering = .full
    earlier = nil
  }

  /// Everything written so far, of a sink in memory; of another, what waits to be written.
  var captured: String { String(decoding: buffer, as: UTF8.self) }

  /// Adds text. The caller has made it safe for where it goes (`TerminalText`).
  func write(_ text: String) {
    guard failure == nil else { return }
    buffer.append(contentsOf: text.utf8)
    guard case .descriptor = destination else { return }
    if buffering == .none || buffer.count >= Self.capacity { empty() }
  }

  /// Writes out what is buffered, and throws what went wrong now or in an earlier write.
  func flush() throws(Failure) {
    empty()
    if let failure { throw failure }
  }

  private func empty() {
    guard case .descriptor(let descriptor, let name) = destination else { return }
    // The other sink keeps its failure, and its own flush throws it.
    earlier?.empty()
    defer { buffer.removeAll(keepingCapacity: true) }
    var rest = buffer[...]
    while failure == nil, !rest.isEmpty {
      let count = rest.withUnsafeBytes { write($0, to: descriptor) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        waitUntilWritable(descriptor)
      } else if errno != EINTR {
        failure = Failure(name: name, code: errno)
      }
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// A terminal or pipe that another program has made non-blocking is waited for, as Git's `xwrite` does.
  private func waitUntilWritable(_ descriptor: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}
