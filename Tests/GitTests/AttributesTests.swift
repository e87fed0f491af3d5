import Foundation
import Git
import TestSupport
import Testing

@Suite struct AttributesTests {
  let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  private let lines = Array("one\r\ntwo\r\n".utf8)

  @Test(arguments: [true, false])
  func `attributes count in the work tree and where they are only staged`(_ isThere: Bool) throws {
    try test.commit(".gitattributes", "*.txt text\n")
    try test.commit("dir/.gitattributes", "*.md text\n")
    try test.commit("not.gitattributes", "*.log text\n")
    if !isThere {
      for path in [".gitattributes", "dir/.gitattributes"] {
        try FileManager.default.removeItem(atPath: "\(test.path)/\(path)")
      }
    }
    let repository = try test.open()
    for path in ["a.txt", "dir/a.txt", "dir/a.md", "dir/deep/a.md"] {
      #expect(try repository.normalized(lines, at: path) == Array("one\ntwo\n".utf8))
    }
    for path in ["a.md", "a.log", "dir/a.log"] { #expect(try repository.normalized(lines, at: path) == lines) }
  }

  @Test func `no index is needed`() throws {
    #expect(try test.open().normalized(lines, at: "a.txt") == lines)
  }
}
