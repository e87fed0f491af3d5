#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An open file descriptor, closed when it goes away.
final class Descriptor {
  private(set) var number: Int32

  init(_ number: Int32) { self.number = number }
  deinit { close() }

  var isOpen: Bool { number >= 0 }

  func close() {
    guard isOpen else { return }
    closeDescriptor(number)
    number = -1
  }
}

/// Two ends of a pipe, neither of them inherited by a program that is started meanwhile.
struct Pipe {
  let reading: Descriptor
  let writing: Descriptor

  init() throws(GitError) {
    var numbers: [Int32] = [-1, -1]
    try System.call("pipe", path: "pipe") { pipe(&numbers) }
    for number in numbers { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
    reading = Descriptor(numbers[0])
    writing = Descriptor(numbers[1])
  }
}

/// Writes a program's input and reads both its outputs at once, so that no full pipe stops either side.
struct Exchange {
  private var outputBytes: [UInt8] = []
  private var errorBytes: [UInt8] = []
  private var input: ArraySlice<UInt8>
  private let inputEnd: Descriptor
  private let outputEnd: Descriptor
  private let errorEnd: Descriptor

  init(input: [UInt8], to inputEnd: Descriptor, output: Descriptor, error: Descriptor) {
    self.input = input[...]
    self.inputEnd = inputEnd
    outputEnd = output
    errorEnd = error
    for end in [inputEnd, output, error] { _ = fcntl(end.number, F_SETFL, O_NONBLOCK) }
    if input.isEmpty { inputEnd.close() }
  }

  /// Goes on until both outputs have ended, and returns them.
  consuming func run() -> (output: [UInt8], error: [UInt8]) {
    BrokenPipes.withoutSignal { exchange() }
    return (outputBytes, errorBytes)
  }

  private mutating func exchange() {
    while outputEnd.isOpen || errorEnd.isOpen {
      // A negative number, which a closed end has, is passed over.
      var ends = [
        pollfd(fd: outputEnd.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorEnd.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: inputEnd.number, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&ends, nfds_t(ends.count), -1) > 0 else {
        if errno == EINTR { continue }
        return
      }
      if ends[0].revents != 0 { Self.read(outputEnd, into: &outputBytes) }
      if ends[1].revents != 0 { Self.read(errorEnd, into: &errorBytes) }
      if ends[2].revents != 0 { write() }
    }
    inputEnd.close()
  }

  private mutating func write() {
    let count = input.withUnsafeBytes { writeBytes(inputEnd.number, $0) }
    if count >= 0 {
      input = input.dropFirst(count)
    } else if errno != EAGAIN && errno != EINTR {
      // The program has read what it wanted.
      input = []
    }
    if input.isEmpty { inputEnd.close() }
  }

  private static func read(_ end: Descriptor, into bytes: inout [UInt8]) {
    let part = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      let result = readBytes(end.number, UnsafeMutableRawBufferPointer(buffer))
      if result == 0 || (result < 0 && errno != EAGAIN && errno != EINTR) { end.close() }
      count = max(0, result)
    }
    bytes += part
  }
}

/// Writing to a program that has ended is an error to be handled, not a signal that ends this process.
private enum BrokenPipes {
  static func withoutSignal(_ body: () -> Void) {
    var pipe = sigset_t()
    var previous = sigset_t()
    var pending = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &pipe, &previous)
    body()
    sigpending(&pending)
    if !wasPending, sigismember(&pending, SIGPIPE) == 1 {
      var number: Int32 = 0
      sigwait(&pipe, &number)
    }
    pthread_sigmask(SIG_SETMASK, &previous, nil)
  }
}

// Swift finds the member of the same name first; these name the system's functions.
private func closeDescriptor(_ number: Int32) { close(number) }
private func readBytes(_ number: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  read(number, bytes.baseAddress, bytes.count)
}
private func writeBytes(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(number, bytes.baseAddress, bytes.count)
}
