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
      if configured != .unchanged { reports.append(report(template, configured, in: ownFolder)) }
      if outcome != .unchanged || configured == .unchanged { reports.append(report(template, outcome)) }
    }
    if let formerFolder {
      for template in templates {
        let outcome = try uninstall(template, from: formerFolder)
        guard outcome != .unchanged else { continue }
        reports.append(report(template, outcome, in: formerFolder))
      }
    }
    _ = consume lock
    return reports
  }

  private func report(
    _ template: HookTemplate, _ outcome: HookReport.Outcome, in folder: HookFolder
  ) -> HookReport {
    HookReport(
      name: template.name, path: folder.file(template.name).path,
      arrangement: folder == ownFolder ? .configuration : .file, state: .off, outcome: outcome)
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
    guard !file.exists || file.isFileOrLink else { return .unchanged }
    // What a killed installation has left.
    try file.prepared.remove()
    switch try HookPlace(file, hook: template.name) {
    case .nothing: return file.kept.exists ? .leftAlone(.keptHookIsAlone) : .unchanged
    case .edited: return .leftAlone(.fileIsEdited)
    case .linked: return .unchanged
    case .foreign:
      if file.isSameFile(as: file.kept) { try file.kept.remove() }
      return .unchanged
    case .ours(let script):
      guard !file.kept.exists else {
        try file.kept.move(to: file)
        return .restored
      }
      try file.remove()
      folder.removeEmpty(levels: script.foldersMade)
      return .removed
    }
  }
}
