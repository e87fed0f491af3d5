package import Issues

/// What a file is to the tracker, by its place and text.
package enum FileRole: Sendable {
  case issue, comment, knownIssue
  /// What issues are judged by, or what stands beside them.
  case configuration, form, baseline, watchList

  /// Whether it says how issues are judged, so that a change of it may change what is wrong with any of them.
  package var isPolicy: Bool {
    switch self {
    case .configuration, .form, .baseline: true
    case .issue, .comment, .knownIssue, .watchList: false
    }
  }
}

extension Snapshot {
  /// What a file would be with a text, as an editor has it before it is saved; nil for what is none of the tracker's: an
  /// attachment, notes.
  package func role(of path: String, holding document: Document) -> FileRole? {
    switch path {
    case IssueFolder.configuration: return .configuration
    case IssueFolder.baseline: return .baseline
    case IssueFolder.watch: return .watchList
    default: break
    }
    if IssueFolder.isComment(path), IssueFolder.companionFolder(of: path) != nil { return .comment }
    if IssueFolder.isKnownIssue(path) { return .knownIssue }
    if IssueFolder.folder(of: path) == IssueFolder.forms, Settings.type(ofForm: path) != nil { return .form }
    guard IssueFolder.mayHoldIssue(path) else { return nil }
    // Where the settings cannot be read, a report is one all the same.
    let prefixes = (try? configuration.prefixes) ?? Configuration().prefixes
    return IssueFolder.id(of: path, prefixes: prefixes) != nil || document["id"] != nil ? .issue : nil
  }

  /// The files whose names start with an id. Those that are kept are not listed, and none is read.
  package func paths(named id: IssueID) -> [String] {
    guard let prefixes = try? configuration.prefixes else { return [] }
    return IssueNames(of: self, prefixes: prefixes).paths(of: id)
  }

  /// Why a text cannot be the settings or a form; nil for one that can, and for what is neither.
  package func fault(in bytes: [UInt8], ofFileAt path: String, _ role: FileRole) -> SettingsError? {
    do throws(SettingsError) {
      switch role {
      case .configuration: _ = try Configuration(bytes, path: path)
      case .form: _ = try Form(bytes, type: Settings.type(ofForm: path) ?? "", path: path)
      case .baseline: _ = try BaselineFile(bytes, path: path)
      case .issue, .comment, .knownIssue, .watchList: break
      }
      return nil
    } catch {
      return error
    }
  }
}
