extension Baseline {
  private static let currentVersion = 1
  private static let largestCount = 99_999

  /// The file: one finding a line and sorted, so that two people's changes merge and a review shows what was added.
  package var bytes: [UInt8] {
    var text = "{\n  \"version\": \(Self.currentVersion),\n  \"findings\": ["
    for (index, entry) in entries.enumerated() {
      let line = JSON.object([
        ("path", .text(entry.path)), ("rule", .text(entry.rule.rawValue)), ("text", .text(entry.text)),
        ("count", .number(entry.count)),
      ])
      text += "\(index == 0 ? "" : ",")\n    \(line.written)"
    }
    text += "\(entries.isEmpty ? "" : "\n  ")]\n}\n"
    return Array(text.utf8)
  }

  /// Reads a baseline. What it does not know is an error: a mistyped key would cover nothing, and say nothing.
  ///
  /// - Parameter path: The file's path, for messages.
  package init(_ bytes: [UInt8], path: String) throws(SettingsError) {
    do throws(JSONError) {
      self.init(try Self.entries(of: try JSONNode.parse(bytes)))
    } catch {
      throw SettingsError(
        path: path, bytes: bytes, offset: error.offset, message: "not a baseline: \(error.message)",
        help: "mend it, or delete it and write it anew: git issue check --write-baseline")
    }
  }

  private static func entries(of root: JSONNode) throws(JSONError) -> [Entry] {
    let members = try members(of: root, ["version", "findings"])
    guard let version = members["version"], let number = version.integer, number >= 1 else {
      throw JSONError(message: "'version' is not 1", offset: (members["version"] ?? root).range.lowerBound)
    }
    guard number <= currentVersion else {
      throw JSONError(
        message: "version \(number) is newer than this git-issue, which reads version \(currentVersion)",
        offset: version.range.lowerBound)
    }
    guard let items = members["findings"]?.items else {
      throw JSONError(message: "'findings' is not a list", offset: (members["findings"] ?? root).range.lowerBound)
    }
    var entries: [Entry] = []
    for item in items { entries.append(try entry(item)) }
    return entries
  }

  private static func entry(_ node: JSONNode) throws(JSONError) -> Entry {
    let members = try members(of: node, ["path", "rule", "text", "count"])
    func text(_ key: String) throws(JSONError) -> String {
      guard let text = members[key]?.text else {
        throw JSONError(message: "'\(key)' is not a text", offset: (members[key] ?? node).range.lowerBound)
      }
      return text
    }
    guard let count = members["count"]?.integer, (1...largestCount).contains(count) else {
      throw JSONError(
        message: "'count' is not a number from 1 to \(largestCount)",
        offset: (members["count"] ?? node).range.lowerBound)
    }
    return Entry(
      path: try text("path"), rule: RuleID(rawValue: try text("rule")), text: try text("text"), count: count,
      range: node.range)
  }

  /// The members of an object, each of which is known and stands there once.
  private static func members(of node: JSONNode, _ keys: [String]) throws(JSONError) -> [String: JSONNode] {
    guard let members = node.members else {
      throw JSONError(message: "an object is missing", offset: node.range.lowerBound)
    }
    var values: [String: JSONNode] = [:]
    for member in members {
      guard keys.contains(member.key) else {
        throw JSONError(
          message: "unknown member '\(member.key)'; there are \(keys.joined(separator: ", "))",
          offset: member.keyRange.lowerBound)
      }
      guard values.updateValue(member.value, forKey: member.key) == nil else {
        throw JSONError(message: "'\(member.key)' is given twice", offset: member.keyRange.lowerBound)
      }
    }
    return values
  }
}
