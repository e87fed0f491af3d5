extension HookInstaller {
  /// Writes our files into the folder of our own, names them in the configuration, and takes them out of the hook folder
  /// if they are there from another version of Git.
  ///
  /// What is in the hook folder is run by Git itself, after ours; it stays as it is, wherever that folder is.
  func installInConfiguration() throws(HookError) -> [HookReport] {
    let lock = HookLock(commonDirectory)
    for template in templates { _ = try step(for: template, in: ownFolder) }
    do throws(HookError) {
      var reports: [HookReport] = []
      for template in templates { reports.append(report(template, try installInConfiguration(template))) }
      _ = consume lock
      return reports
    } catch {
      // Where the configuration is locked, no file is left that nothing names.
      for template in templates where configured(template).writing == .absent {
        _ = try? uninstall(template, from: ownFolder)
      }
      throw error
    }
  }

  private func installInConfiguration(_ template: HookTemplate) throws(HookError) -> HookReport.Outcome {
    if let outcome = outcomeWithoutWriting(template) { return outcome }
    let hook = configured(template)
    let written = try install(template, in: ownFolder)
    if case .leftAlone = written { return written }
    let isNew = hook.writing == .absent
    if isNew { try hook.write() }
    // Until here both run, which is once too often but checks everything.
    let former = try uninstallFromFolders(template)
    return former.contains { $0 == .removed || $0 == .restored } ? .upgraded : isNew ? .installed : written
  }

  /// What there is to say where nothing is written; nil where something may have to be.
  private func outcomeWithoutWriting(_ template: HookTemplate) -> HookReport.Outcome? {
    switch configured(template).writing {
    case .edited: return .leftAlone(.fileIsEdited)
    case .intact: return nil
    case .absent: break
    }
    // Git would run ours; but who has switched hooks off has not asked for it.
    guard folder.owner != .nobody else { return .leftAlone(.hooksAreDisabled) }
    let file = folder.file(template.name)
    guard file.isExecutable, let place = try? HookPlace(file) else { return nil }
    switch place {
    case .edited: return .leftAlone(.fileIsEdited)
    case .linked: return .unchanged
    case .foreign(let hook): return hook.calls(template.name) ? .unchanged : nil
    case .nothing, .notAFile, .ours, .behind: return nil
    }
  }

  /// Takes the section out of the configuration, and then the file that it names.
  func uninstallFromConfiguration(_ template: HookTemplate) throws(HookError) -> HookReport.Outcome {
    let hook = configured(template)
    guard hook.writing != .edited else { return .leftAlone(.fileIsEdited) }
    let wasNamed = try hook.remove()
    let outcome = try uninstall(template, from: ownFolder)
    return outcome == .unchanged && wasNamed ? .removed : outcome
  }
}
