import Foundation
import TestSupport

/// What this folder and the top of the project have for hosts.
enum HostFiles {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// The top of the project.
  static let project = folder.appending(path: "../../..").standardizedFileURL.path(percentEncoded: false)
    .trimmingSuffix("/")

  /// The path of a file of this folder.
  static func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

  /// Debian's own Python, which has the packages that `Scripts/test` installs.
  static let python = "/usr/bin/python3"
}

extension ProgramRepository {
  /// Files a report that keeps every rule.
  func add(_ title: String) throws {
    try sh("git issue add '\(title)' \(Self.answers)")
  }

  /// Commits a report of template text, past all hooks.
  func commitBadReport(title: String = "Broken") throws {
    try repository.write(".issues/BUG-066-broken.md", Self.badReport("BUG-066", title: title))
    try sh("git add .issues && git commit --quiet --no-verify -m bad")
  }

  /// A report without steps.
  static func badReport(_ id: String, title: String = "Broken") -> String {
    "---\nid: \(id)\ntype: bug\ntitle: \(title)\nstatus: open\n---\n\n## Description\n\nIt breaks.\n"
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
