import Foundation
import TestSupport
import Testing

@testable import git_issue

/// The program as the documentation shows it, run in the process of the tests.
struct DocumentedProgram {
  /// What a run printed.
  struct Output {
    let text: String
    let messages: String
    let status: Int32
  }

  private let environment: [String: String]
  private let directory: String
  /// 2026-11-21 05:02:00 UTC.
  private let now = Console.LocalTime(seconds: 1_795_237_320, offset: 0)

  /// The program in a repository.
  init(in repository: TemporaryRepository) {
    environment = repository.environment.merging(["GIT_AUTHOR_DATE": "", "GIT_COMMITTER_DATE": ""]) { $1 }
      .filter { !$0.value.isEmpty }
    directory = repository.path
  }

  /// The program outside of any repository.
  init() {
    environment = ["GIT_CONFIG_NOSYSTEM": "1"]
    directory = "/"
  }

  /// Runs `git issue` with arguments. What it prints for programs has to be as its schema says.
  @discardableResult
  func run(_ arguments: String...) -> Output { run(arguments) }

  @discardableResult
  func run(_ arguments: [String], input: String = "") -> Output {
    let console = Console.captured(input: Array(input.utf8), environment: environment, directory: directory, now: now)
    let status = GitIssue.run(arguments, on: console)
    let undescribed = DescribedOutput.faults(of: console.standardOutput.captured, printedBy: arguments)
    #expect(undescribed == [], "\(arguments)")
    return Output(
      text: console.standardOutput.captured, messages: console.standardError.captured, status: status)
  }
}

/// The files below `Documentation`.
enum Documentation {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A file, by its path in the repository.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Whether the tests write what the program prints into the documentation instead of comparing the two.
  static var isUpdated: Bool { ProcessInfo.processInfo.environment["UPDATE_DOCUMENTATION"] == "1" }

  static func write(_ text: String, to path: String) throws {
    try text.write(to: root.appending(path: path), atomically: true, encoding: .utf8)
  }
}
