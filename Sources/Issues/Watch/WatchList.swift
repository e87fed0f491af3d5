/// The error patterns to watch: `.issues/watch.yml`.
package struct WatchList: Sendable, Equatable {
  /// In the order of the file.
  package let patterns: [WatchedPattern]

  package init(_ patterns: [WatchedPattern] = []) { self.patterns = patterns }

  /// The patterns by area, each area where its first pattern stands; those without one first.
  package var areas: [(name: String, patterns: [WatchedPattern])] {
    var areas: [(name: String, patterns: [WatchedPattern])] = [("", [])]
    for pattern in patterns {
      if let index = areas.firstIndex(where: { $0.name == pattern.area }) {
        areas[index].patterns.append(pattern)
      } else {
        areas.append((pattern.area, [pattern]))
      }
    }
    return areas.filter { !$0.patterns.isEmpty }
  }

  /// Reads a watch list.
  ///
  /// - Parameter path: The file's path, for messages.
  package init(_ bytes: [UInt8], path: String = IssueFolder.watch) throws(SettingsError) {
    func error(_ message: String, at offset: Int, help: String) -> SettingsError {
      SettingsError(path: path, bytes: bytes, offset: offset, message: message, help: help)
    }
    let root: YAMLNode
    do throws(YAMLError) {
      guard let node = try YAMLNode.parse(bytes, .strict), !node.isAbsent else {
        self.init()
        return
      }
      root = node
    } catch let fault {
      throw error(fault.message, at: fault.offset, help: "mend the YAML of this file")
    }
    guard let items = root.items else {
      throw error(
        "not a list of patterns", at: root.range.lowerBound, help: "begin each with `- name: Slow database queries`")
    }
    var patterns: [WatchedPattern] = []
    var names: Set<String> = []
    for item in items {
      let pattern: WatchedPattern
      do throws(Fault) { pattern = try Self.pattern(item) } catch let fault {
        throw error(fault.message, at: fault.offset, help: fault.help)
      }
      guard names.insert(pattern.fullName).inserted else {
        throw error(
          "'\(pattern.fullName)' stands here twice", at: item.range.lowerBound, help: "take one of the two out")
      }
      patterns.append(pattern)
    }
    self.init(patterns)
  }

  private struct Fault: Error {
    let message: String
    let offset: Int
    let help: String
  }

  private static let keys = ["name", "area", "pattern", "severity", "seen"]

  private static func pattern(_ item: YAMLNode) throws(Fault) -> WatchedPattern {
    func text(_ key: String) throws(Fault) -> String? {
      guard let node = item[key], !node.isAbsent else { return nil }
      guard let text = node.text, !text.isBlank else {
        throw Fault(message: "`\(key)` is no text", offset: node.range.lowerBound, help: "write one text behind it")
      }
      return text
    }
    for pair in item.pairs ?? [] where !keys.contains(pair.key) {
      let nearest = Nearest.word(to: pair.key, among: keys).map { "did you mean '\($0)'?" }
      throw Fault(
        message: "unknown key '\(pair.key)'", offset: pair.keyRange.lowerBound,
        help: nearest ?? "the keys are: \(keys.joined(separator: ", "))")
    }
    guard let name = try text("name") else {
      throw Fault(
        message: "a pattern without a name", offset: item.range.lowerBound,
        help: "begin it with `- name: Slow database queries`")
    }
    var watched = WatchedPattern(
      name: name, area: try text("area") ?? "", pattern: try text("pattern"), severity: try text("severity"))
    if let written = watched.pattern, let node = item["pattern"] {
      let read = Result { () throws(Pattern.Fault) in try Pattern(written) }
      if case .failure(let fault) = read {
        throw Fault(
          message: "the pattern cannot be read: \(fault.message)", offset: node.range.lowerBound,
          help: "mend it at its character \(fault.offset + 1): \(written)")
      }
    }
    if let seen = try text("seen"), let node = item["seen"] {
      if let day = CalendarDate(seen) {
        watched.sighting = .on(day)
      } else if ["true", "yes"].contains(seen.lowercased()) {
        watched.sighting = .someDay
      } else if !["false", "no"].contains(seen.lowercased()) {
        throw Fault(
          message: "not a day: '\(seen)'", offset: node.range.lowerBound,
          help: "write the day on which it was seen, as 2026-11-21, or true")
      }
    }
    return watched
  }
}
