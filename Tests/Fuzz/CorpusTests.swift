import Foundation
import Testing

/// What was worth keeping of what the fuzzer made up: each input reaches something that no other does.
struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  @Test(arguments: FuzzTargets.all.keys.sorted()) func `every kept input is stood`(target: String) throws {
    let tried = try #require(FuzzTargets.all[target])
    let inputs = try FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: target), includingPropertiesForKeys: nil)
    #expect(!inputs.isEmpty)
    for input in inputs.sorted(by: { $0.path < $1.path }) {
      Current.$input.withValue("\(target)/\(input.lastPathComponent)") {
        tried.run(Array((try? Data(contentsOf: input)) ?? Data()))
      }
    }
  }

  @Test func `what is kept is small`() throws {
    var (files, bytes) = (0, 0)
    for case let file as URL in try #require(
      FileManager.default.enumerator(at: Self.folder, includingPropertiesForKeys: [.fileSizeKey]))
    where !file.hasDirectoryPath {
      files += 1
      bytes += try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
    #expect(files <= 2_000 && bytes <= 600_000, "\(files) files, \(bytes) bytes")
  }
}

private enum Current {
  @TaskLocal static var input = ""
}

/// Fails the test that tries an input, where something that must be so is not; the fuzzer stops there instead.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  #expect(condition, "\(Current.input): \(message())")
}
