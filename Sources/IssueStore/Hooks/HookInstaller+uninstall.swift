extension HookInstaller {
  /// Removes what is ours and puts the earlier hooks back. Someone else's file, or one that a person has edited, stays.
  ///
  /// - Returns: A report for each hook in use, and one for each file of ours that was found elsewhere: in the folder that
  ///   was used before `core.hooksPath` was set, say.
  package func uninstall() throws(HookError) -> [HookReport] {
    let lock = HookLock(commonDirectory)
    var reports: [HookReport] = []
    for template in templates {
      let configured = try uninstallFromConfiguration(template)
      let outcome = try uninstall(template, from: folder)
      if configured != .unchanged { reports.append(report(template, configured, in: ownFolder, .off(.absent))) }
      if outcome != .unchanged || configured == .unchanged { reports.append(report(template, outcome)) }
    }
    if let formerFolder {
      for template in templates {
        let outcome = try uninstall(template, from: formerFolder)
        guard outcome != .unchanged else { continue }
        reports.append(report(template, outcome, in: formerFolder, .off(.absent)))
      }
    }
    _ = consume lock
    return reports
  }

  /// Removes a hook's file from the folder in use and from the one that was used before.
  func uninstallFromFolders(_ template: HookTemplate) throws(HookError) -> [HookReport.Outcome] {
    var outcomes: [HookReport.Outcome] = []
    for folder in [folder, formerFolder].compactMap({ $0 }) {
      outcomes.append(try uninstall(template, from: folder))
    }
    return outcomes
  }

  func uninstall(_ template: HookTemplate, from folder: HookFolder) throws(HookError) -> HookReport.Outcome {
    guard folder.owner == .clone || folder.owner == .tracked else { return .unchanged }
    let file = folder.file(template.name)
    // What a killed installation has left.
    try file.prepared.remove()
    let outcome = try takeOut(file, in: folder)
    let copies = file.copies
    for copy in copies { try copy.remove() }
    return outcome == .unchanged && !copies.isEmpty ? .removed : outcome
  }

  private func takeOut(_ file: HookFile, in folder: HookFolder) throws(HookError) -> HookReport.Outcome {
    switch try HookPlace(file) {
    case .nothing: return file.kept.exists ? .leftAlone(.keptHookIsAlone) : .unchanged
    case .edited: return .leftAlone(.fileIsEdited)
    case .linked, .notAFile: return .unchanged
    case .foreign:
      guard file.kept.exists else { return .unchanged }
      guard file.isEqual(to: file.kept) else { return .leftAlone(.keptHookIsAlone) }
      try file.kept.remove()
      return .unchanged
    case .ours(let script): return try takeOut(script, file, restoring: file.kept, in: folder)
    case .behind(let script, let legacy): return try takeOut(script, legacy, restoring: file.kept, in: folder)
    }
  }

  private func takeOut(
    _ script: HookScript, _ file: HookFile, restoring kept: HookFile, in folder: HookFolder
  ) throws(HookError) -> HookReport.Outcome {
    guard !kept.exists else {
      try kept.move(to: file)
      return .restored
    }
    try file.remove()
    folder.removeEmpty(levels: script.foldersMade)
    return .removed
  }
}
