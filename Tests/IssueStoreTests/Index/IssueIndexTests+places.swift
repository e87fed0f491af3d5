import Foundation
import TestSupport
import Testing

@testable import IssueStore

extension IssueIndexTests {
  @Test func `a commit, a bare clone, a sparse one and another work tree hold what a clone without an index does`()
    throws
  {
    try tracker.commitAll("reports")
    let git = tracker.repository
    var dice = Dice(seed: 3)
    for number in 1...9 { try tracker.writeReport(number, &dice, related: number) }
    try FileManager.default.removeItem(at: folder.appending(path: ".issues/BUG-020-crash.md"))
    try tracker.commitAll("more")
    try compare()
    let (whole, bare, sparse, linked) = (
      git.sibling("whole"), git.sibling("bare.git"), git.sibling("sparse"), git.sibling("linked")
    )
    try git.git("clone", "--quiet", git.path, whole)
    try git.git("clone", "--quiet", "--bare", git.path, bare)
    try git.git("clone", "--quiet", git.path, sparse)
    try git.git("sparse-checkout", "set", "--no-cone", "/*", "!/.issues/BUG-00*", in: sparse)
    try git.git("worktree", "add", "--quiet", "--detach", linked)
    #expect(!FileManager.default.fileExists(atPath: "\(sparse)/.issues/BUG-001-crash.md"))
    for revision in ["HEAD", "HEAD~1"] {
      if revision != "HEAD" {
        try git.git("checkout", "--quiet", revision, in: whole)
        try git.git("checkout", "--quiet", revision, in: linked)
        try git.git("checkout", "--quiet", revision, in: sparse)
        try git.git("update-ref", "refs/heads/main", "main~1", in: bare)
      }
      for text in Self.queries {
        let expected = try find(text, .none, in: whole)
        for index in [IndexUse.kept, .none] {
          let commit = try tracker.store().snapshot(at: revision)
          #expect(try find(text, index, in: commit) == expected, "\(text) at \(revision)")
          for place in [bare, sparse, linked] {
            #expect(try find(text, index, in: place) == expected, "\(text) at \(revision) in \(place)")
          }
        }
      }
    }
  }
}
