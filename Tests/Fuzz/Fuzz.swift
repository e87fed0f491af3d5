internal import Foundation

/// Tries a target, the one that `GIT_ISSUE_FUZZ` names, with inputs that libFuzzer makes up. See `Scripts/fuzz`.
@main enum Fuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments: Arguments? = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, tryInput))
  }

  fileprivate static let target: any FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["GIT_ISSUE_FUZZ"] ?? ""
    guard let target = FuzzTargets.all[name] else {
      fatalError("GIT_ISSUE_FUZZ names none of \(FuzzTargets.all.keys.sorted().joined(separator: ", "))")
    }
    return target
  }()
}

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// libFuzzer's own loop (FuzzerInterface.h), for programs that have a main function themselves.
@_silgen_name("LLVMFuzzerRunDriver") private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments?>,
  _ run: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private func tryInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  Fuzz.target.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

/// Stops, so that the input is kept, where something that must be so is not.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
