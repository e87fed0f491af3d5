import Foundation
import TestSupport
import Testing

/// Calls that fail, or are the last before a kill or before the power goes. All of them: `Scripts/inject-faults PROGRAM`.
@Suite(.timeLimit(.minutes(20))) struct FaultTests {
  @Test(arguments: [
    ["--short"],
    // What cannot be looked at, or not be listed to its end, is not taken for empty.
    ["--command", "attach", "--mode", "eio", "--call", #"(stat|readdir) /\.issues$"#],
  ]) func `whatever call fails or is the last, nothing is lost or stuck`(options: [String]) throws {
    let top = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL.path(percentEncoded: false)
    let directory = try Shell.makeTemporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    #expect(throws: Never.self) {
      try Shell.run(
        ["\(top)/Scripts/inject-faults", BuiltProgram.path] + options, in: directory,
        environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
    }
  }
}
