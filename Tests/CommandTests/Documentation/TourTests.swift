import Foundation
import Testing

/// The tour in the README shows what the program prints.
///
/// `UPDATE_DOCUMENTATION=1 swift test --filter TourTests` writes what it prints now into the README.
struct TourTests {
  @Test func `the tour shows what its commands print`() throws {
    let readme = try Documentation.text("README.md")
    let tour = try #require(Self.tour(in: readme))
    let played = try Transcript("README.md", text: String(readme[tour])).played().text
    if Documentation.isUpdated {
      return try Documentation.write(readme.replacingCharacters(in: tour, with: played), to: "README.md")
    }
    #expect(readme[tour] == played)
  }

  /// The part of the text between the two comments that mark the tour.
  private static func tour(in text: String) -> Range<String.Index>? {
    guard let start = text.firstRange(of: "<!-- tour"), let end = text.firstRange(of: "<!-- end of the tour") else {
      return nil
    }
    return start.lowerBound..<end.lowerBound
  }
}
