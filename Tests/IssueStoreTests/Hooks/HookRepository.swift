import Foundation
import Git
import IssueStore
import TestSupport

/// A repository with a stand-in for the program, which writes down its calls and can be told to refuse.
final class HookRepository {
  let repository: TemporaryRepository
  let program: String
  /// The lines that the stand-in and the hooks of tests have written.
  let log: String

  init() throws {
    repository = try TemporaryRepository()
    program = repository.sibling("bin/git-issue")
    log = repository.sibling("log")
    // Nothing of the templates that git is installed with.
    try? FileManager.default.removeItem(atPath: "\(repository.path)/.git/hooks")
    try FileManager.default.createDirectory(
      atPath: repository.sibling("bin"), withIntermediateDirectories: true)
    try writeProgram()
  }

  var hooks: String { "\(repository.path)/.git/hooks" }
  var hook: String { "\(hooks)/pre-commit" }
  var kept: String { "\(hooks)/pre-commit.before-git-issue" }

  func writeProgram() throws {
    try write(
      program, "#!/bin/sh\necho \"program $*\" >> '\(log)'\ntest ! -e '\(repository.sibling("refuse"))'\n", mode: 0o755)
  }

  func refuse() throws { try write(repository.sibling("refuse"), "", mode: 0o644) }

  /// An installer of one hook, or of those that are named.
  func installer(
    _ names: String..., in directory: String? = nil, program: String? = nil, arrangement: HookArrangement = .file
  ) throws -> HookInstaller {
    let opened = try Repository(discoveredFrom: directory ?? repository.path, environment: repository.environment)
    let names = names.isEmpty ? ["pre-commit"] : names
    return try HookInstaller(
      opened, program: program ?? self.program, templates: HookTemplate.all.filter { names.contains($0.name) },
      arrangement: arrangement)
  }

  @discardableResult
  func install(in directory: String? = nil) throws -> HookReport {
    try first(installer(in: directory).install())
  }

  @discardableResult
  func uninstall(in directory: String? = nil) throws -> HookReport {
    try first(installer(in: directory).uninstall())
  }

  func status(in directory: String? = nil) throws -> HookReport {
    try first(installer(in: directory).status())
  }

  private func first(_ reports: [HookReport]) throws -> HookReport {
    guard let report = reports.first else { throw CocoaError(.featureUnsupported) }
    return report
  }

  /// Writes a file with its mode, whatever the umask, with the folders above it.
  func write(_ path: String, _ text: String, mode: Int) throws {
    try write(path, Data(text.utf8), mode: mode)
  }

  func write(_ path: String, _ bytes: Data, mode: Int) throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try bytes.write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  /// The text of a hook that writes its name and arguments to the log.
  func noting(_ name: String, status: Int = 0) -> String {
    "#!/bin/sh\necho \"\(name) $*\" >> '\(log)'\nexit \(status)\n"
  }

  /// Commits a change of a file with the real git.
  func commit(_ name: String = "file.txt", in directory: String? = nil) throws {
    let path = "\(directory ?? repository.path)/\(name)"
    let old = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    try write(path, old + "line\n", mode: 0o644)
    try repository.git("add", "--", name, in: directory)
    try repository.git("commit", "--quiet", "--message", "change", in: directory)
  }

  /// What was written to the log, which is emptied.
  func calls() -> [String] {
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    try? FileManager.default.removeItem(atPath: log)
    return text.split(separator: "\n").map(String.init)
  }

  /// Everything in a folder: kinds, modes, bytes and targets of links. Nil without the folder.
  static func listing(_ folder: String) throws -> [String: String]? {
    let files = FileManager.default
    guard files.fileExists(atPath: folder) else { return nil }
    var listing: [String: String] = [:]
    for name in try files.subpathsOfDirectory(atPath: folder) {
      let path = "\(folder)/\(name)"
      let attributes = try files.attributesOfItem(atPath: path)
      let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
      let content =
        (try? files.destinationOfSymbolicLink(atPath: path))
        ?? files.contents(atPath: path)?.base64EncodedString() ?? "folder"
      listing[name] = "\(String(mode, radix: 8)) \(content)"
    }
    return listing
  }
}
