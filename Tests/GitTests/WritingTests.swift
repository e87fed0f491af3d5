import Foundation
import Git
import TestSupport
import Testing

/// Objects that are written while Git tidies up.
@Suite(.timeLimit(.minutes(20))) struct WritingTests {
  private let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  @Test func `a folder of objects that goes before it is used is made again`() throws {
    let repository = try test.open()
    // As `git gc` does, at every moment.
    let folders = (0..<256).map { "\(test.path)/.git/objects/" + String(format: "%02x", $0) }
    let tidying = try tidy(folders)
    defer { tidying.terminate() }
    var last: ObjectID?
    for number in 0..<600 {
      let blob = try repository.writeBlob(Array("\(number)\n".utf8))
      let tree = try repository.makeTree([.write(path: "file", id: blob, mode: .regular)], over: nil)
      last = try repository.writeCommit(
        tree: tree, parents: [], author: ada, committer: ada, message: "\(number)\n", signer: nil)
    }
    #expect(try test.git("cat-file", "-p", "\(try #require(last)):file") == "599")
  }

  /// Removes folders that are empty, again and again, in a process of its own.
  private func tidy(_ folders: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "while :; do rmdir \"$@\" 2>/dev/null; done", "sh"] + folders
    try process.run()
    return process
  }
}
