package import Git

/// Puts hook files into a repository and takes them out again.
///
/// A hook that is there already is moved aside, never copied, and run first. At every moment, whatever is killed, either
/// the old arrangement or the new one is in place and works. Nothing is installed into a folder with files that the
/// repository tracks, or outside the repository: there the report gives the line to add by hand.
package struct HookInstaller: Sendable {
  let folder: HookFolder
  /// Where our files may be from the time before `core.hooksPath` was set; nil when that is ``folder``.
  let formerFolder: HookFolder?
  let commonDirectory: String
  let program: String
  let templates: [HookTemplate]

  /// Finds the hook folder of a repository.
  ///
  /// - Parameters:
  ///   - program: The absolute path of `git-issue`, which is written into the files.
  ///   - templates: The hooks to look after.
  /// - Throws: A ``GitError`` when the configuration cannot be read, or when a folder of the work tree is used and the
  ///   index cannot be read.
  package init(
    _ repository: borrowing Repository, program: String, templates: [HookTemplate] = HookTemplate.client
  ) throws(GitError) {
    precondition(program.hasPrefix("/"), "hooks run in other directories")
    let standard = try HookFolder.standard(of: repository)
    folder = try HookFolder.inUse(by: repository)
    formerFolder = standard.path == folder.path ? nil : standard
    commonDirectory = repository.commonDirectory
    self.program = program
    self.templates = templates
  }

  /// What is in the place of each hook.
  package func status() -> [HookReport] {
    templates.map { report($0, .unchanged) }
  }

  func report(_ template: HookTemplate, _ outcome: HookReport.Outcome) -> HookReport {
    HookReport(
      name: template.name, path: folder.file(template.name).path, state: state(of: template), outcome: outcome)
  }

  private func state(of template: HookTemplate) -> HookReport.State {
    guard folder.owner != .nobody else { return .disabled }
    let file = folder.file(template.name)
    guard file.isExecutable, let place = try? HookPlace(file, hook: template.name) else { return .off }
    switch place {
    case .nothing: return .off
    case .edited: return .edited
    case .foreign(let hook): return hook.calls(template.name) ? .byHand : .foreign
    case .linked(let script): return .ours(condition(of: script, template))
    case .ours(let script):
      let condition = condition(of: script, template)
      return file.kept.exists ? .chained(condition) : .ours(condition)
    }
  }

  private func condition(of script: HookScript, _ template: HookTemplate) -> HookReport.Condition {
    guard HookFile(script.program).isExecutable else { return .stale(.programMissing(script.program)) }
    guard script.format >= template.format else { return .stale(.olderFormat(script.format)) }
    return .current
  }
}
