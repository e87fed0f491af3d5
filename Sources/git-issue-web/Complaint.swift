internal import ArgumentParser

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What is said on standard error.
enum Complaint {
  static func write(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Ends the program, as Git does where nothing can be done.
  static func stop(_ error: any Error) throws -> Never {
    let refused = Refused(error)
    write("fatal: \(refused.message)\n" + refused.hints.filter { !$0.isEmpty }.map { "hint: \($0)\n" }.joined())
    throw ExitCode(128)
  }
}

/// The function of the system, which the method of the same name hides.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
