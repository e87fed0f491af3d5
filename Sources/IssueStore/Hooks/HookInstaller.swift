package import Git

/// Puts hooks into a repository and takes them out again.
///
/// A hook that is there already is moved aside, never copied, and run first. At every moment, whatever is killed, either
/// the old arrangement or the new one is in place and works. Nothing is installed into a folder with files that the
/// repository tracks, or outside the repository: there the report gives the line to add by hand. Where Git reads hooks
/// from its configuration, nothing is written into the hook folder at all.
package struct HookInstaller: Sendable {
  let folder: HookFolder
  /// Where our files may be from the time before `core.hooksPath` was set; nil when that is ``folder``.
  let formerFolder: HookFolder?
  /// Where the files are that the configuration names.
  let ownFolder: HookFolder
  let commonDirectory: String
  let program: String
  let templates: [HookTemplate]
  let arrangement: HookArrangement
  /// The hooks that the configuration switches off.
  let disabled: Set<String>

  /// Finds the hook folder of a repository.
  ///
  /// - Parameters:
  ///   - program: The absolute path of `git-issue`, which is written into the files.
  ///   - templates: The hooks to look after.
  ///   - arrangement: How Git will find them.
  /// - Throws: A ``GitError`` when the configuration cannot be read, or when a folder of the work tree is used and the
  ///   index cannot be read.
  package init(
    _ repository: borrowing Repository, program: String, templates: [HookTemplate] = HookTemplate.client,
    arrangement: HookArrangement = .file
  ) throws(GitError) {
    precondition(program.hasPrefix("/"), "hooks run in other directories")
    let standard = try HookFolder.standard(of: repository)
    folder = try HookFolder.inUse(by: repository)
    formerFolder = standard.path == folder.path ? nil : standard
    ownFolder = HookFolder.own(of: repository)
    commonDirectory = repository.commonDirectory
    self.program = program
    self.templates = templates
    self.arrangement = arrangement
    let configuration = try repository.configuration
    let disabled = templates.map(\.name).filter { name in
      let keys = ["hook.\(ConfiguredHook.name(of: name)).enabled", "hook.\(name).enabled"]
      return keys.contains { (try? configuration.bool($0)) == false }
    }
    self.disabled = Set(disabled)
  }

  /// What is in the place of each hook.
  package func status() -> [HookReport] {
    templates.map { report($0, .unchanged) }
  }

  func report(_ template: HookTemplate, _ outcome: HookReport.Outcome) -> HookReport {
    let found = state(in: folder, of: template)
    let (folder, state): (HookFolder, HookReport.State) =
      switch (configured(template).writing, arrangement) {
      case (.absent, _): (folder, found)
      // The file there does what the configuration cannot do here.
      case (_, .file)
      where [.ours(.current), .chained(.current), .beside(.current), .behind(.current), .byHand].contains(found):
        (folder, found)
      case (_, .file): (ownFolder, .ours(.stale(.configurationIgnored)))
      case (.edited, .configuration): (ownFolder, .edited)
      case (.intact, .configuration): (ownFolder, configuredState(of: template))
      }
    return report(template, outcome, in: folder, state)
  }

  func report(
    _ template: HookTemplate, _ outcome: HookReport.Outcome, in folder: HookFolder, _ state: HookReport.State
  ) -> HookReport {
    let file = folder.file(template.name)
    return HookReport(
      name: template.name, path: file.path, arrangement: folder == ownFolder ? .configuration : .file, state: state,
      outcome: outcome, found: Self.found(file), kept: file.kept.exists ? file.kept.path : nil)
  }

  private static func found(_ file: HookFile) -> HookReport.Found {
    guard let bytes = try? file.read(), file.exists else { return .nothing }
    guard EarlierHook(bytes).takesLines else { return .program }
    return .script(file.isLink ? HookFolder.realPath(file.path) ?? file.path : file.path)
  }

  /// What the configuration has for a hook.
  func configured(_ template: HookTemplate) -> ConfiguredHook {
    ConfiguredHook(template.name, commonDirectory: commonDirectory)
  }

  private func configuredState(of template: HookTemplate) -> HookReport.State {
    guard !disabled.contains(template.name) else { return .off(.switchedOff) }
    let state = state(in: ownFolder, of: template)
    guard case .off = state else { return state }
    return .ours(.stale(.fileMissing(ownFolder.file(template.name).path)))
  }

  private func state(in folder: HookFolder, of template: HookTemplate) -> HookReport.State {
    guard folder.owner != .nobody else { return .off(.hooksAreDisabled) }
    let file = folder.file(template.name)
    guard let place = try? HookPlace(file) else { return .off(.absent) }
    switch place {
    case .nothing: return .off(file.kept.exists ? .keptHookIsAlone : .absent)
    case .notAFile: return .notAFile
    case .behind(let script, let legacy): return .behind(condition(of: script, in: legacy))
    case .ours(let script):
      let condition = condition(of: script, in: file)
      guard file.kept.exists else { return .ours(condition) }
      return file.kept.isExecutable ? .chained(condition) : .beside(condition)
    case .edited where !file.isExecutable, .linked where !file.isExecutable, .behind where !file.isExecutable,
      .foreign where !file.isExecutable:
      return .off(.notExecutable)
    case .edited: return .edited
    case .linked(let script): return .ours(condition(of: script, in: file))
    case .foreign(let hook):
      guard !hook.calls(template.name) else { return .byHand }
      return file.hasReplacedOurs ? .ours(.stale(.replaced)) : .foreign
    }
  }

  private func condition(of script: HookScript, in file: HookFile) -> HookReport.Condition {
    guard file.isExecutable else { return .stale(.notExecutable) }
    guard script.hasOwnLineEnds else { return .stale(.lineEndsChanged) }
    guard HookFile(script.program).isExecutable else { return .stale(.programMissing(script.program)) }
    guard script.format >= HookTemplate.format else { return .stale(.olderFormat(script.format)) }
    return .current
  }
}
