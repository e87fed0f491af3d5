internal import Git
internal import IssueStore
internal import Issues

extension BranchVersion {
  /// How it differs, and where: `fixed on feature/x`, `only on origin/y`, `deleted on old`.
  ///
  /// Where the status is another, that says enough.
  func words(_ configuration: Configuration) -> String {
    if state == .only { return "\(isRival ? "another report with this id" : "only") on \(Self.words(branches))" }
    let status = changes.first { $0.kind == .field && $0.name == "status" }?.new
    let word = state == .changed ? status.map { Self.name($0, configuration) } : nil
    return "\(word ?? difference(configuration)) on \(Self.words(branches))"
  }

  private static func name(_ status: String, _ configuration: Configuration) -> String {
    configuration.status(status)?.name.lowercased() ?? status
  }

  /// How it differs from here.
  func difference(_ configuration: Configuration) -> String {
    switch state {
    case .only:
      guard let issue else { return isRival ? "another report with this id" : "only" }
      return isRival ? "another report with this id: \(issue.title)" : "only: \(issue.title)"
    case .deleted: return "deleted"
    case .changed: break
    }
    guard issue != nil else { return "unreadable" }
    var words = changes.map { change -> String in
      guard change.kind == .field else {
        return "\(change.name) \(change.old == nil ? "added" : change.new == nil ? "removed" : "edited")"
      }
      guard let new = change.new else { return "no \(change.name)" }
      if change.name == "status" { return Self.name(new, configuration) }
      return "\(change.name) \(new)"
    }
    if words.count > 3 { words = words.prefix(2) + ["\(words.count - 2) more changes"] }
    if companions > 0 { words.append("\(companions) comment\(companions == 1 ? "" : "s") or files") }
    return words.isEmpty ? "edited" : words.joined(separator: ", ")
  }

  /// The names of branches; of many, the first few.
  static func words(_ branches: [Branch]) -> String {
    let names = branches.prefix(branches.count > 4 ? 3 : 4).map(\.shortName).joined(separator: ", ")
    return branches.count > 4 ? "\(names) and \(branches.count - 3) more" : names
  }
}
