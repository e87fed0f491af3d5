import Foundation
import Testing

/// The pages of the manual say what the program does.
///
/// `UPDATE_TRANSCRIPTS=1 swift test --filter TranscriptTests` writes what it does now into them.
struct TranscriptTests {
  @Test(arguments: Transcript.names) func `a page shows what its commands print`(_ name: String) throws {
    let page = try Transcript(named: name)
    let played = try page.played()
    if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1" {
      return try played.text.write(to: page.path, atomically: true, encoding: .utf8)
    }
    #expect(played.undescribed == [])
    for (expected, actual) in zip(page.commands, played.commands) {
      let place = SourceLocation(
        fileID: "CommandTests/\(name)", filePath: page.path.path(percentEncoded: false), line: expected.line, column: 1)
      #expect(
        actual.output.joined(separator: "\n") == expected.output.joined(separator: "\n"), sourceLocation: place)
    }
  }

  @Test func `a page that is read and written again keeps its text`() throws {
    for name in Transcript.names {
      let text = try String(contentsOf: Transcript.folder.appending(path: name), encoding: .utf8)
      #expect(try Transcript(named: name).text == text)
    }
  }
}

extension Transcript {
  /// What is run and shown, in order.
  var commands: [Command] {
    parts.flatMap { part -> [Command] in
      if case .commands(let commands, _) = part { commands } else { [] }
    }
  }
}
