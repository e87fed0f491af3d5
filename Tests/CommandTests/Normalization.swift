import Foundation
import TestSupport

/// What differs from run to run, replaced by what a reader of the manual would see:
///
/// - every moment of the day is 05:02:00 UTC (commits have dates of their own);
/// - a commit's name is `1c0ffee`, a whole one `1c0ffee1c0ffee…`;
/// - the random end of a comment's file name is `3f2a`;
/// - the repository is `/home/ada/project`, what stands beside it is in `/home/ada`, and the program is
///   `/usr/local/bin/git-issue`;
/// - the number of the process in the name of a kept draft is 4242.
struct Normalization {
  private let literals: [(String, String)]

  init(_ repository: TemporaryRepository) {
    literals = [
      (BuiltProgram.path, "/usr/local/bin/git-issue"), (repository.path, "/home/ada/project"),
      (repository.home, "/home/ada"), (String(repository.sibling("").dropLast()), "/home/ada"),
    ]
  }

  func applied(to text: String) -> String {
    var text = text
    for (found, shown) in literals { text = text.replacing(found, with: shown) }
    text = text.replacing(/2026-11-21T\d\d:\d\d:\d\dZ/, with: "2026-11-21T05:02:00Z")
    text = text.replacing(/20261121T\d{6}Z/, with: "20261121T050200Z")
    text = text.replacing(/(20261121T050200Z-[a-z-]+)-[0-9a-f]{4}\.md/) { "\($0.1)-3f2a.md" }
    text = text.replacing(/(20261121T050200Z-\S+)-\d+\.md/) { "\($0.1)-4242.md" }
    return text.replacing(/\b([0-9a-f]{40}|[0-9a-f]{7})\b/) { match in
      String(repeating: "1c0ffee", count: 6).prefix(match.0.count)
    }
  }
}
