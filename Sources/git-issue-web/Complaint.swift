internal import ArgumentParser
internal import Issues

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

  /// Says what has happened, so that a terminal obeys nothing in it.
  static func tell(_ introduction: String, _ refused: Refused) {
    let hints = refused.hints.filter { !$0.isEmpty }.map { "hint: \(ShownText($0))\n" }
    write("\(introduction): \(ShownText(refused.message))\n\(hints.joined())")
  }

  /// Ends the program, as Git does where nothing can be done.
  static func stop(_ error: any Error) throws -> Never {
    tell("fatal", Refused(error))
    throw ExitCode(128)
  }
}

/// The function of the system, which the method of the same name hides.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
