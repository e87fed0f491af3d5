import Foundation
import Testing

@testable import git_issue

struct SinkTests {
  private static func open(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(filePath: path))
    return try #require(FileHandle(forWritingAtPath: path))
  }

  @Test func `keeps in memory what tests want to see`() throws {
    let sink = Sink()
    sink.write("one\n")
    sink.write("two\n")
    try sink.flush()
    #expect(sink.captured == "one\ntwo\n")
  }

  @Test func `writes out at the end or when there is much`() throws {
    let file = try TemporaryFile()
    let handle = try Self.open(file.path)
    let sink = Sink(descriptor: handle.fileDescriptor, name: "a file", buffering: .full)
    sink.write("little")
    #expect(file.text == "")
    sink.write(String(repeating: "x", count: 100_000))
    #expect(file.text?.count == 100_006)
    sink.write("end")
    try sink.flush()
    #expect(file.text?.hasSuffix("xend") == true)
  }

  @Test func `keeps what is said on two streams in order`() throws {
    let file = try TemporaryFile()
    let handle = try Self.open(file.path)
    let output = Sink(descriptor: handle.fileDescriptor, name: "output", buffering: .full)
    let error = Sink(descriptor: handle.fileDescriptor, name: "error", buffering: .none, after: output)
    output.write("1 ")
    error.write("2 ")
    output.write("3")
    try output.flush()
    #expect(file.text == "1 2 3")
  }

  @Test func `remembers that the disk was full`() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let sink = Sink(descriptor: full.fileDescriptor, name: "standard output", buffering: .full)
    sink.write(String(repeating: "x", count: 100_000))
    sink.write("more")
    let failure = try #require(throws: Sink.Failure.self) { try sink.flush() }
    #expect(failure.description == "cannot write to standard output: No space left on device")
    #expect(failure.exitStatus == 128)
    #expect(throws: failure) { try sink.flush() }
  }

  @Test func `reports on one stream although the other is full`() throws {
    let file = try TemporaryFile()
    let handle = try Self.open(file.path)
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let output = Sink(descriptor: full.fileDescriptor, name: "output", buffering: .full)
    let error = Sink(descriptor: handle.fileDescriptor, name: "error", buffering: .none, after: output)
    output.write("lost")
    error.write("told")
    #expect(file.text == "told")
    #expect(throws: Sink.Failure.self) { try output.flush() }
  }
}

struct SourceTests {
  @Test func `reads a descriptor to its end`() throws {
    let file = try TemporaryFile()
    let bytes = [UInt8](repeating: 0xFF, count: 200_000)
    try Data(bytes).write(to: URL(filePath: file.path))
    let handle = try #require(FileHandle(forReadingAtPath: file.path))
    #expect(try Source.descriptor(handle.fileDescriptor).readAll(limit: 200_000) == bytes)
  }

  @Test func `stops where it is too much`() throws {
    let endless = try #require(FileHandle(forReadingAtPath: "/dev/zero"))
    #expect(throws: Source.Failure.tooLong(limit: 1000)) {
      try Source.descriptor(endless.fileDescriptor).readAll(limit: 1000)
    }
    #expect(throws: Source.Failure.tooLong(limit: 1)) { try Source.bytes([1, 2]).readAll(limit: 1) }
  }

  @Test func `says why it cannot read`() throws {
    let folder = open("/", O_RDONLY)
    defer { close(folder) }
    let failure = #expect(throws: Source.Failure.self) { try Source.descriptor(folder).readAll(limit: 1) }
    #expect(failure?.description == "cannot read standard input: Is a directory")
  }
}

struct ConsoleTests {
  @Test func `cuts lines only for a terminal or when asked to`() {
    #expect(Console.captured(width: 60).lineLimit == nil)
    #expect(Console.captured(terminals: [.output], width: 60).lineLimit == 60)
    #expect(Console.captured(width: 60, environment: ["COLUMNS": "60"]).lineLimit == 60)
  }

  @Test func `knows where this process is`() {
    let console = Console.system()
    #expect(console.directory == FileManager.default.currentDirectoryPath)
    #expect(abs(Double(console.now.seconds) - Date().timeIntervalSince1970) < 5)
    #expect(console.now.offset == TimeZone.current.secondsFromGMT() / 60)
    #expect(console.width > 0)
  }
}
