import Foundation
import TestSupport

extension ProgramRepository {
  /// A repository with the issue BUG-001, and hooks that run the program.
  convenience init(hooks: String...) throws {
    try self.init()
    try sh("git issue init --no-hooks && git issue add 'Login crashes' \(Self.answers)")
    for hook in hooks { try install(hook) }
  }

  func install(_ hook: String) throws {
    let path = "\(repository.path)/.git/hooks/\(hook)"
    try repository.write(".git/hooks/\(hook)", "#!/bin/sh\nexec git-issue hook \(hook) \"$@\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  /// Commits with a message in a file, as Git's own commands do it, and returns the status and what was said.
  func commit(_ message: String, options: String = "") throws -> (status: Int32, output: String) {
    try commit(Data(message.utf8), options: options)
  }

  func commit(_ message: Data, options: String = "") throws -> (status: Int32, output: String) {
    try message.write(to: URL(filePath: repository.sibling("message")))
    return try status("git commit --quiet --allow-empty --file '\(repository.sibling("message"))' \(options)")
  }

  /// Closes BUG-001 in a commit of its own.
  func close() throws { try sh("git issue close BUG-001 -s resolution='Checked in the form.'") }

  /// A report without steps.
  static let bad = "---\nid: BUG-777\nstatus: open\ntype: bug\ntitle: Bad\n---\n\n## Description\n\nSeen once.\n"
}
