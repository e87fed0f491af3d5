import Testing

@testable import Issues

@Suite struct `A conflict in a file` {
  @Test(arguments: 0...30) func `is found wherever it starts`(_ length: Int) {
    let before = length == 0 ? "" : String(repeating: "x", count: length - 1) + "\n"
    let text = before + "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"
    #expect(ConflictMarkers.conflicts(Array(text.utf8)) == [length..<length + 12])
    #expect(ConflictMarkers.conflicts(Array(text.replacing("<<<<<<<", with: "<<<<<<").utf8)).isEmpty)
  }
}
