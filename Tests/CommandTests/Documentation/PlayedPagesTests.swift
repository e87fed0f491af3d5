import Foundation
import Testing

/// The tutorial, the guides, what speaks for it all and the page of schemas show what the program prints: each block marked `console` is run, as in ``Transcript``.
///
/// What needs a host on the network stands in blocks of another name, such as `sh not-run`.
///
/// `UPDATE_DOCUMENTATION=1 swift test --filter PlayedPagesTests` writes what the program prints now into them.
struct PlayedPagesTests {
  /// The pages, by their paths in the repository.
  static let pages: [String] = {
    let guides = Documentation.root.appending(path: "Documentation/Guides").path(percentEncoded: false)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: guides)) ?? []
    return ["Documentation/Tutorial.md", "Documentation/Why.md", "Documentation/Schemas.md"]
      + names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted().map { "Documentation/Guides/\($0)" }
  }()

  @Test(arguments: pages) func `a page shows what its commands print`(_ path: String) throws {
    let text = try Documentation.text(path)
    let page = Transcript(path, text: text)
    let played = try page.played()
    if Documentation.isUpdated { return try Documentation.write(played.text, to: path) }
    #expect(played.undescribed == [])
    for (expected, actual) in zip(page.commands, played.commands) {
      let place = SourceLocation(
        fileID: "CommandTests/\(path)", filePath: path, line: expected.line, column: 1)
      #expect(
        actual.output.joined(separator: "\n") == expected.output.joined(separator: "\n"), sourceLocation: place)
    }
  }

  @Test(arguments: pages) func `a page runs commands`(_ path: String) throws {
    #expect(!Transcript(path, text: try Documentation.text(path)).commands.isEmpty)
  }
}
