/// A change of the settings that lets something pass which was stopped before.
package struct Loosening: Sendable, Hashable {
  /// The file that says so.
  package let path: String
  package let message: String

  package var json: JSON { .object([("path", .text(path)), ("message", .text(message))]) }
}

extension Loosening {
  /// The settings are not there any more.
  package static let settingsGone = Loosening(
    path: IssueFolder.configuration, message: "the settings are gone: the defaults hold")

  /// There are no issues any more.
  package static let trackerGone = Loosening(
    path: IssueFolder.path, message: "all issues and settings are gone; the settings hold for what comes after them")

  /// What is looser in some settings than in others.
  package static func between(_ old: Configuration, _ new: Configuration) -> [Loosening] {
    func loosening(_ message: String) -> Loosening { Loosening(path: IssueFolder.configuration, message: message) }
    var found: [Loosening] = []
    for rule in RuleSet.all {
      let before = old.levels[rule.id.rawValue] ?? rule.level
      let after = new.levels[rule.id.rawValue] ?? rule.level
      if after.strictness < before.strictness {
        found.append(loosening("rule \(rule.id): \(before.rawValue) → \(after.rawValue)"))
      }
    }
    for (status, allowed) in old.transitions.sorted(by: { $0.key < $1.key }) {
      guard let next = new.transitions[status] else {
        found.append(loosening("any status may now follow '\(status)'"))
        continue
      }
      let added = next.filter { !allowed.contains($0) }
      if !added.isEmpty { found.append(loosening("'\(status)' may now become: \(added.joined(separator: ", "))")) }
    }
    found += [
      added("status", old.statuses.map(\.id), new.statuses.map(\.id)),
      added("severity", old.severities.map(\.id), new.severities.map(\.id)),
      old.phases.isEmpty || new.phases.isEmpty ? nil : added("phase", old.phases, new.phases),
    ].compactMap { $0 }.map(loosening)
    if !old.phases.isEmpty, new.phases.isEmpty { found.append(loosening("any phase may now be named")) }
    let gone = old.prefixes.filter { !new.prefixes.contains($0) }
    if !gone.isEmpty {
      found.append(loosening("files named \(gone.map { "\($0)-…" }.joined(separator: ", ")) are no issues any more"))
    }
    for status in old.statuses where status.isClosed {
      if let now = new.statuses.first(where: { $0.id == status.id }), !now.isClosed {
        found.append(loosening("'\(status.id)' does not count as closed any more"))
      }
    }
    return found
  }

  /// What may be chosen besides what could be before.
  private static func added(_ name: String, _ old: [String], _ new: [String]) -> String? {
    let added = new.filter { !old.contains($0) }
    return added.isEmpty ? nil : "\(name) may now be: \(added.joined(separator: ", "))"
  }

  /// What a form asks for less than it did; a form that is not there any more asks for nothing.
  ///
  /// - Parameter path: Its file.
  package static func between(_ old: Form, _ new: Form?, path: String) -> [Loosening] {
    func loosening(_ message: String) -> Loosening { Loosening(path: path, message: message) }
    guard let new else { return [loosening("the form '\(old.type)' is gone")] }
    var found: [Loosening] = []
    if old.asksForSteps, !new.asksForSteps { found.append(loosening("'\(old.type)' asks for no steps any more")) }
    if old.asksForEnvironment, !new.asksForEnvironment {
      found.append(loosening("'\(old.type)' asks for no environment any more"))
    }
    for element in old.elements where element.kind != .markdown {
      let name = element.label.isEmpty ? element.id : element.label
      guard let now = new.element(element.id) else {
        if element.isRequired || element.isRecommended || !element.requiredWhen.isEmpty {
          found.append(loosening("'\(old.type)' does not ask for '\(name)' any more"))
        }
        continue
      }
      if element.isRequired, !now.isRequired {
        found.append(loosening("'\(old.type)': '\(name)' is not required any more"))
      } else if element.isRecommended, !now.isRecommended, !now.isRequired {
        found.append(loosening("'\(old.type)': '\(name)' is not recommended any more"))
      }
      if element.asksForSteps, !now.asksForSteps, new.asksForSteps {
        found.append(loosening("'\(old.type)': '\(name)' need not be steps any more"))
      }
      if element.kind == .dropdown {
        if now.kind != .dropdown {
          found.append(loosening("'\(old.type)': '\(name)' may be anything: it is no dropdown any more"))
        } else if let more = added("'\(name)'", element.options.map(\.label), now.options.map(\.label)) {
          found.append(loosening("'\(old.type)': \(more)"))
        }
      }
      if let pattern = element.pattern, pattern.text != now.pattern?.text {
        let change = now.pattern.map { "must match `\($0.text)` instead of `\(pattern.text)`" }
        found.append(loosening("'\(old.type)': '\(name)' \(change ?? "may be anything: its pattern is gone")"))
      }
      for (field, values) in element.requiredWhen.sorted(by: { $0.key < $1.key }) {
        let gone = values.filter { !(now.requiredWhen[field]?.contains($0) ?? false) }
        guard !gone.isEmpty, !now.isRequired else { continue }
        found.append(
          loosening("'\(old.type)': '\(name)' is not required when \(field) is \(gone.joined(separator: " or "))"))
      }
    }
    return found
  }

  /// A form that was not there before and asks for less than a bug report does.
  package static func added(_ form: Form, path: String) -> [Loosening] {
    let missing = [form.asksForSteps ? nil : "steps", form.asksForEnvironment ? nil : "environment"].compactMap { $0 }
    guard !missing.isEmpty else { return [] }
    let list = missing.joined(separator: " and ")
    return [Loosening(path: path, message: "the new form '\(form.type)' asks for no \(list)")]
  }

  /// How much more a baseline covers.
  package static func between(_ old: Baseline, _ new: Baseline) -> [Loosening] {
    let added = new.difference(from: old).added
    guard added > 0 else { return [] }
    let what = added == 1 ? "1 more error is" : "\(added) more errors are"
    return [Loosening(path: IssueFolder.baseline, message: "\(what) taken as known")]
  }
}

extension Configuration.Level {
  fileprivate var strictness: Int {
    switch self {
    case .off: 0
    case .warning: 1
    case .error: 2
    }
  }
}
