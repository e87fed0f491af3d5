package import Issues

/// The files that a tracker starts with.
package struct TrackerSetup {
  package struct FormSource: Sendable {
    package let name: String
    package let bytes: [UInt8]
    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  private let prefix: String?
  private let layout: Configuration.Layout?
  private let forms: [FormSource]

  package init(prefix: String?, layout: Configuration.Layout?, forms: [FormSource]) {
    self.prefix = prefix
    self.layout = layout
    self.forms = forms
  }

  /// What is missing in a snapshot, with the paths that are written. What is there already stays as it is.
  package func plan(_ snapshot: Snapshot) throws -> Plan<[String]> {
    var edits: [FileEdit] = []
    func write(_ path: String, _ bytes: [UInt8]) throws {
      if try snapshot.bytes(at: path) == nil { edits.append(.write(path, bytes)) }
    }
    let isNew = try snapshot.bytes(at: IssueFolder.configuration) == nil
    try write(IssueFolder.configuration, Array(configuration.utf8))
    try write("\(IssueFolder.path)/.gitattributes", Array(Self.attributes.utf8))
    let present = try snapshot.names(in: IssueFolder.forms)
    var sources = forms
    if sources.isEmpty, isNew || present.isEmpty, present.isEmpty, let bug = Form.builtInSources.first {
      sources = [FormSource(name: "\(bug.type).yml", bytes: bug.bytes)]
    }
    for source in sources { try write("\(IssueFolder.forms)/\(source.name)", source.bytes) }
    return Plan(
      edits: edits, message: isNew ? "issue: start keeping issues in .issues\n" : "issue: add what .issues lacks\n",
      value: edits.map(\.path))
  }

  private var configuration: String {
    """
    # The settings of git-issue. `git issue check` reads them wherever issues are judged.
    version: 1
    prefix: \(prefix ?? "BUG")
    layout: \(layout?.rawValue ?? "flat")

    # The first open status is that of a new issue. Files hold the key, people see the name.
    statuses:
      open:
        name: Open
      in-progress:
        name: In Progress
      fixed:
        name: Fixed
        closed: true
        aliases:
          - Resolved
      wont-fix:
        name: Won't Fix
        closed: true

    # The worst first. `response` is how soon somebody looks after it.
    severities:
      critical:
        name: Critical
        meaning: App crashes, data loss, security vulnerability
        response: immediate
      high:
        name: High
        meaning: Feature broken, blocking development
        response: same day
      medium:
        name: Medium
        meaning: Feature degraded, workaround exists
        response: 3 days
      low:
        name: Low
        meaning: Minor issue, cosmetic, nice-to-have fix
        response: when convenient

    # Levels that differ from the rules' own: error, warning or off. `git issue explain` lists the rules.
    # rules:
    #   personal-data: error

    """
  }

  /// Text has plain line ends in every clone; an attachment is never touched (a PNG under `text eol=lf` loses bytes).
  private static let attributes = """
    *.md text eol=lf diff=issue merge=issue
    *.yml text eol=lf
    **/attachments/** -text -diff -merge

    """
}

extension IssueStore {
  /// Stops before another tool's tracker is mixed with ours.
  package func refuseOtherTrackers() throws {
    guard let workTree else { return }
    if try workTree.mode(of: IssueFolder.path) == .symlink {
      throw StoreError.refused(message: ".issues is a symbolic link", help: "put a folder in its place")
    }
    let entries = try workTree.entries(of: IssueFolder.path)
    if entries.contains(where: { $0.name == ".git" }) {
      throw StoreError.refused(
        message: ".issues is a Git repository of its own, as dspinellis/git-issue keeps it",
        help: "move it aside (git mv .issues .issues-old), then run git issue init again")
    }
    let isNumbered = entries.contains { entry in
      let digits = entry.name.prefix { $0.isNumber }
      return digits.count >= 3 && entry.name.dropFirst(digits.count).hasPrefix("-") && entry.name.hasSuffix(".md")
    }
    if isNumbered, !entries.contains(where: { $0.name == "config.yml" }) {
      throw StoreError.refused(
        message: ".issues holds another tool's issues, named NNNN-slug.md",
        help: "move them aside (git mv .issues .issues-old), then run git issue init again")
    }
  }
}
