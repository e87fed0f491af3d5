import Foundation
import TestSupport
import Testing

/// The short form of `Scripts/stress`, which prints the seed that a failure is seen again with.
@Suite(.serialized, .timeLimit(.minutes(20))) struct StressTests {
  @Test(arguments: ["writers", "kills", "disk", "clones"]) func `nothing is lost or stuck`(part: String) throws {
    let program = try ProgramRepository()
    let (status, output) = try program.status(
      "\(HostFiles.project)/Scripts/stress '\(BuiltProgram.path)' --short --only \(part)")
    #expect(status == 0, "\(output)")
    #expect(output.hasSuffix(" passed, 0 failed"), "\(output)")
  }
}
