import Foundation

/// A page of the manual whose commands are run by the tests.
///
/// A block marked `console` shows commands behind `$ ` (a further line of the same command stands behind `> `), what
/// they print on both streams, and in a last line `[1]` the exit status where it is not 0. A block marked `sh`, mostly in
/// an HTML comment, is run too, must succeed, and shows nothing. All blocks of a page run in one shell, so that files,
/// variables and `cd` persist.
struct Transcript {
  /// A part of the page, in order.
  enum Part {
    /// Lines that are not run.
    case prose([String])
    /// Commands that prepare something.
    case preparation([String])
    /// Commands with what they print, between fences of so many backticks.
    case commands([Command], fence: String)
  }

  /// A command with what it should print.
  struct Command {
    /// The line of the page on which it stands, counted from 1.
    let line: Int
    var source: [String]
    var output: [String]
  }

  let name: String
  var parts: [Part]

  /// The folder that holds the pages.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

  /// The names of all pages.
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  var path: URL { Self.folder.appending(path: name) }

  init(named name: String) throws {
    self.init(name, text: try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8))
  }

  /// A page, or a part of one, that is kept elsewhere.
  init(_ name: String, text: String) {
    self.name = name
    var reader = TranscriptReader()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { reader.read(String(line)) }
    parts = reader.finished()
  }

  /// The page as it is written to its file.
  var text: String {
    parts.flatMap { part -> [String] in
      switch part {
      case .prose(let lines): lines
      case .preparation(let lines): ["```sh"] + lines + ["```"]
      case .commands(let commands, let fence): ["\(fence)console"] + commands.flatMap { $0.shown } + [fence]
      }
    }.joined(separator: "\n")
  }
}

extension Transcript.Command {
  fileprivate var shown: [String] {
    source.enumerated().map { $0.offset == 0 ? "$ \($0.element)" : $0.element.isEmpty ? ">" : "> \($0.element)" }
      + output
  }
}

/// Cuts a page at its fences.
private struct TranscriptReader {
  private enum State: Equatable {
    case prose, preparation
    case commands(fence: String)
  }
  private var state = State.prose
  private var parts: [Transcript.Part] = []
  private var lines: [String] = []
  private var commands: [Transcript.Command] = []
  private var number = 0

  mutating func read(_ line: String) {
    number += 1
    switch state {
    case .prose where line == "```sh": begin(.preparation)
    case .prose where line.hasPrefix("```") && line.hasSuffix("`console"):
      begin(.commands(fence: String(line.prefix { $0 == "`" })))
    case .preparation where line == "```":
      parts.append(.preparation(lines))
      (lines, state) = ([], .prose)
    case .commands(let fence) where line == fence:
      parts.append(.commands(commands, fence: fence))
      (commands, state) = ([], .prose)
    case .prose, .preparation: lines.append(line)
    case .commands: readCommand(line)
    }
  }

  private mutating func begin(_ next: State) {
    parts.append(.prose(lines))
    (lines, state) = ([], next)
  }

  private mutating func readCommand(_ line: String) {
    if line.hasPrefix("$ ") {
      commands.append(.init(line: number, source: [String(line.dropFirst(2))], output: []))
    } else if let last = commands.indices.last {
      if line == ">" || line.hasPrefix("> "), commands[last].output.isEmpty {
        commands[last].source.append(String(line.dropFirst(2)))
      } else {
        commands[last].output.append(line)
      }
    }
  }

  func finished() -> [Transcript.Part] { parts + [.prose(lines)] }
}
