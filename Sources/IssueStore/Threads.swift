#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Threads of the system. Swift's own concurrency would bring in libraries that make every start slower.
enum Threads {
  /// How many can run at once; no more than eight, since they share one disk.
  static let available = min(8, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// How many besides the calling one are worth their start.
  ///
  /// - Parameter parts: The parts of the work that are worth a thread each.
  static func others(for parts: Int) -> Int { max(0, min(available, parts) - 1) }

  /// Runs a body on some threads, another one on the calling thread meanwhile, and waits for all of them. A thread that
  /// the system refuses is left out.
  static func run(_ count: Int, _ body: @escaping @Sendable () -> Void, meanwhile own: () throws -> Void) rethrows {
    let threads = (0..<count).compactMap { _ in start(body) }
    defer { for thread in threads { pthread_join(thread, nil) } }
    try own()
  }

  /// Nil where the system refuses it.
  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let argument = UnsafeMutablePointer<Body>.allocate(capacity: 1)
    argument.initialize(to: body)
    if let thread = start(argument) { return thread }
    argument.deinitialize(count: 1)
    argument.deallocate()
    return nil
  }

  private static func start(_ argument: UnsafeMutableRawPointer) -> pthread_t? {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    pthread_attr_init(attributes)
    defer { pthread_attr_destroy(attributes) }
    // As much as the first thread has, on every system: nested lists and quotes take some.
    pthread_attr_setstacksize(attributes, 8 << 20)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread: pthread_t = 0
    #endif
    let status = pthread_create(&thread, attributes, { runBody($0) }, argument)
    guard status == 0 else { return nil }
    return thread
  }
}

private typealias Body = @Sendable () -> Void

private func runBody(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let body = argument?.assumingMemoryBound(to: Body.self) else { return nil }
  body.pointee()
  body.deinitialize(count: 1)
  body.deallocate()
  return nil
}
