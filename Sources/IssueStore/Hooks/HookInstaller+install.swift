extension HookInstaller {
  /// Puts the hooks in place, and replaces older files of ours.
  ///
  /// - Returns: A report for each hook; what could not be written for a good reason is
  ///   ``HookReport/Outcome/leftAlone(_:)``.
  /// - Throws: A ``HookError``; before the first file is written all hooks are looked at.
  package func install() throws(HookError) -> [HookReport] {
    switch arrangement {
    case .file: try installFiles()
    case .configuration: try installInConfiguration()
    }
  }

  private func installFiles() throws(HookError) -> [HookReport] {
    switch folder.owner {
    case .nobody: return reportsWithoutWriting(.hooksAreDisabled)
    case .elsewhere: return reportsWithoutWriting(.folderIsElsewhere)
    case .tracked: return reportsWithoutWriting(.folderIsTracked)
    case .clone: break
    }
    let lock = HookLock(commonDirectory)
    for template in templates { _ = try step(for: template, in: folder) }
    // What another version of Git was to read, and this one does not; it comes first, since it may be locked.
    for template in templates where configured(template).writing == .intact {
      _ = try uninstallFromConfiguration(template)
    }
    var reports: [HookReport] = []
    for template in templates { reports.append(report(template, try install(template, in: folder))) }
    _ = consume lock
    return reports
  }

  /// The reports on a folder that may not be written to. A hook there that calls us already lacks nothing.
  private func reportsWithoutWriting(_ reason: HookReport.Reason) -> [HookReport] {
    templates.map { template in
      let found = report(template, .unchanged)
      switch found.state {
      case .byHand, .ours(.current), .chained(.current), .beside(.current), .behind(.current): return found
      case .ours, .chained, .beside, .behind, .edited, .foreign, .notAFile, .off:
        return report(template, .leftAlone(reason))
      }
    }
  }

  /// What installing one hook comes to.
  enum Step {
    case nothing(HookReport.Outcome)
    /// Into an empty place.
    case create
    /// Over a file of ours; the script is the one there.
    case replace(HookScript, HookFile)
    /// In front of someone else's hook, which is kept.
    case chain(shell: String?)
  }

  func step(for template: HookTemplate, in folder: HookFolder) throws(HookError) -> Step {
    let file = folder.file(template.name)
    switch try HookPlace(file) {
    case .nothing: return file.kept.exists ? .nothing(.leftAlone(.keptHookIsAlone)) : .create
    case .notAFile: return .nothing(.leftAlone(.placeIsNotAFile))
    case .edited: return .nothing(.leftAlone(.fileIsEdited))
    case .linked: return .nothing(.unchanged)
    case .ours(let script): return try step(for: template, replacing: script, file, in: folder)
    case .behind(let script, let legacy): return try step(for: template, replacing: script, legacy, in: folder)
    case .foreign(let hook):
      guard !file.isExecutable || !hook.calls(template.name) else { return .nothing(.unchanged) }
      switch hook.running {
      case .direct: return .chain(shell: nil)
      case .under(let shell): return .chain(shell: shell)
      case .impossible: return file.isExecutable ? .nothing(.leftAlone(.hookAsksForItsName)) : .chain(shell: nil)
      }
    }
  }

  private func step(
    for template: HookTemplate, replacing script: HookScript, _ file: HookFile, in folder: HookFolder
  ) throws(HookError) -> Step {
    // A newer git-issue may have installed it; it is right as long as that one is there.
    let isNewer = script.format > HookTemplate.format && HookFile(script.program).isExecutable && script.hasOwnLineEnds
    let wanted = try self.script(template, replacing: script, in: folder)
    return file.isExecutable && (script == wanted || isNewer) ? .nothing(.unchanged) : .replace(script, file)
  }

  /// The file that belongs in the place of an older one of ours, before the same earlier hook.
  private func script(
    _ template: HookTemplate, replacing old: HookScript, in folder: HookFolder
  ) throws(HookError) -> HookScript {
    let kept = folder.file(template.name).kept
    var shell: String?
    if kept.isFileOrLink, case .under(let name) = EarlierHook(try kept.read()).running { shell = name }
    return template.script(program: program, shell: shell, foldersMade: old.foldersMade)
  }

  func install(_ template: HookTemplate, in folder: HookFolder) throws(HookError) -> HookReport.Outcome {
    // Another process may come in between where no lock could be taken; each time one of them gets further.
    for _ in 0..<8 {
      do throws(HookError) {
        return try perform(step(for: template, in: folder), template, in: folder)
      } catch .busy {
        continue
      }
    }
    throw .busy(path: folder.path)
  }

  private func perform(
    _ step: Step, _ template: HookTemplate, in folder: HookFolder
  ) throws(HookError) -> HookReport.Outcome {
    if case .nothing(let outcome) = step { return outcome }
    let made = try folder.make()
    let file = folder.file(template.name)
    let before = foldersMadeBefore(in: folder)
    do throws(HookError) {
      switch step {
      case .nothing(let outcome): return outcome
      case .create:
        let script = template.script(program: program, shell: nil, foldersMade: made + before)
        try file.prepared.write(script.text)
        try place(file.prepared, as: file)
        return .installed
      case .replace(let script, let old):
        try file.prepared.write(self.script(template, replacing: script, in: folder).text)
        try file.prepared.move(to: old)
        return .upgraded
      case .chain(let shell):
        let script = template.script(program: program, shell: shell, foldersMade: before)
        let isReplacement = file.hasReplacedOurs
        try file.prepared.write(script.text)
        let former = try setAsideFormer(file)
        try keep(file)
        for copy in file.copies { try copy.remove() }
        return isReplacement ? .reinstalled(keeping: former?.path) : .installed
      }
    } catch {
      try? file.prepared.remove()
      folder.removeEmpty(levels: made)
      throw error
    }
  }

  /// How many folders our other files' installation has made.
  private func foldersMadeBefore(in folder: HookFolder) -> Int {
    let counts = HookTemplate.all.compactMap { template -> Int? in
      guard case .ours(let script) = try? HookPlace(folder.file(template.name)) else { return nil }
      return script.foldersMade
    }
    return counts.max() ?? 0
  }

  /// Puts a prepared file into an empty place, and over no file that came in between.
  private func place(_ prepared: HookFile, as file: HookFile) throws(HookError) {
    guard try prepared.link(to: file) else { return try prepared.move(to: file) }
    try prepared.remove()
  }

  /// Renames the hook that was kept before, if it is another one than that in its place, which is to be kept now.
  ///
  /// - Returns: Where it is; nil when there was none.
  private func setAsideFormer(_ file: HookFile) throws(HookError) -> HookFile? {
    guard file.kept.exists, !file.isEqual(to: file.kept) else { return nil }
    var former = HookFile("\(file.kept.path).1")
    var number = 1
    while former.exists {
      number += 1
      former = HookFile("\(file.kept.path).\(number)")
    }
    try file.kept.move(to: former)
    return former
  }

  /// Keeps a hook under its other name and puts the prepared file over it.
  ///
  /// The hook gets its second name first, so that there is no moment in which Git would find no hook. Only where files
  /// cannot have two names is it moved away before.
  private func keep(_ file: HookFile) throws(HookError) {
    guard !file.kept.exists else { return try file.prepared.move(to: file) }
    let hasTwoNames = try file.link(to: file.kept)
    if !hasTwoNames { try file.move(to: file.kept) }
    do throws(HookError) {
      try file.prepared.move(to: file)
    } catch {
      if hasTwoNames { try? file.kept.remove() } else { try? file.kept.move(to: file) }
      throw error
    }
  }
}
