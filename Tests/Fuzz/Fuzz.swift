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
    guard let target = targets[name] else {
      fatalError("GIT_ISSUE_FUZZ names none of \(targets.keys.sorted().joined(separator: ", "))")
    }
    return target
  }()

  static let targets: [String: any FuzzTarget] = [
    "document": DocumentTarget(), "form": FormTarget(), "import": ImportTarget(), "index": IndexTarget(),
    "json": JSONTarget(), "merge": MergeTarget(), "message": MessageTarget(), "query": QueryTarget(),
    "settings": SettingsTarget(),
  ]
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

/// Code that reads what anybody may have written, and what must be so whatever it is.
protocol FuzzTarget: Sendable {
  func run(_ bytes: [UInt8])
}

/// Stops, so that the input is kept, where something that must be so is not.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
