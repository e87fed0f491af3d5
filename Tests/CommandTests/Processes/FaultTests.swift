import Foundation
import TestSupport
import Testing

/// Calls that fail, or are the last before a kill or before the power goes. All of them: `Scripts/inject-faults PROGRAM`.
@Suite(.timeLimit(.minutes(20))) struct FaultTests {
  @Test func `whatever call fails or is the last, nothing is lost or stuck`() throws {
    let top = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL.path(percentEncoded: false)
    let directory = try Shell.makeTemporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    #expect(throws: Never.self) {
      try Shell.run(
        ["\(top)/Scripts/inject-faults", BuiltProgram.path, "--short"], in: directory,
        environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
    }
  }
}
