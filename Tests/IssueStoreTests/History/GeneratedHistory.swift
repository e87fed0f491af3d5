import Foundation
import Git
import IssueStore
import Issues
import TestSupport

/// A history of random changes: edits, renames, renumberings, comments, deletions, reverts, and merges of any branches,
/// with clocks that are wrong now and then. The same seed makes the same one.
struct GeneratedHistory: @unchecked Sendable {
  private(set) var tracker: Tracker
  /// What each commit holds, by its mark.
  private var states: [[String: String]] = []
  private var parents: [[Int]] = []
  private var tips: [Int] = [0]
  private var dice: Dice
  private var counter = 0

  enum Shape { case linear, branched }

  init(seed: Int, commits: Int = 90, _ shape: Shape = .branched) throws {
    tracker = try Tracker()
    dice = Dice(seed: seed)
    var files = [".issues/config.yml": Tracker.configuration]
    for number in 10...24 { files[".issues/BUG-0\(number)-report-\(number).md"] = Self.text("BUG-0\(number)") }
    states = [files]
    parents = [[]]
    while states.count < commits { addCommit(shape) }
    // All ends in one, so that all can be reached from HEAD.
    var last = tips[0]
    for tip in tips.dropFirst() {
      add(merged([last, tip]), [last, tip])
      last = states.count - 1
    }
    try write()
  }

  /// A report that Git takes for no copy of another one.
  private static func text(_ id: String, _ number: Int = 0) -> String {
    var dice = Dice(seed: id.utf8.reduce(number) { $0 * 31 + Int($1) })
    let words = (0..<24).map { _ in String(UInt64.random(in: 0...(.max), using: &dice), radix: 36) }
    return """
      ---
      id: \(id)
      status: open
      severity: low
      title: A report
      ---

      ## Description

      One line.
      \(words.joined(separator: "\n"))

      ## Notes

      None.

      """
  }

  private mutating func add(_ files: [String: String], _ from: [Int]) {
    states.append(files)
    parents.append(from)
  }

  private mutating func addCommit(_ shape: Shape) {
    let place = Int.random(in: tips.indices, using: &dice)
    if shape == .branched, tips.count > 1, Int.random(in: 0..<5, using: &dice) == 0 {
      let count = Int.random(in: 2...min(4, tips.count), using: &dice)
      let from = Array(tips.shuffled(using: &dice).prefix(count))
      add(merged(from), from)
      // The sides go on: so merges cross.
      if let first = tips.firstIndex(of: from[0]) { tips[first] = states.count - 1 }
      return
    }
    let from = tips[place]
    var files = states[from]
    for _ in 0...Int.random(in: 0...1, using: &dice) { change(&files, from) }
    add(files, [from])
    if shape == .branched, tips.count < 5, Int.random(in: 0..<6, using: &dice) == 0 {
      tips.append(states.count - 1)
    } else {
      tips[place] = states.count - 1
    }
  }

  /// For each issue with what stands beside it, what one of the sides has.
  private mutating func merged(_ sides: [Int]) -> [String: String] {
    var files = states[sides[0]].filter { $0.key.hasSuffix(".yml") }
    let names = Set(sides.flatMap { states[$0].keys.map(Self.issue) }).sorted().filter { !$0.hasSuffix(".yml") }
    for name in names {
      let side = sides.randomElement(using: &dice) ?? 0
      for (path, text) in states[side] where Self.issue(path) == name { files[path] = text }
    }
    return files
  }

  /// The name of an issue's file without its ending, and of its folder.
  private static func issue(_ path: String) -> String {
    let name = String(path.split(separator: "/")[1])
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  private mutating func change(_ files: inout [String: String], _ from: Int) {
    counter += 1
    let issues = files.keys.filter { $0.hasSuffix(".md") && !$0.contains("/comments/") }.sorted()
    guard let path = issues.randomElement(using: &dice), let text = files[path] else { return }
    let folder = String(path.dropLast(3))
    switch Int.random(in: 0..<20, using: &dice) {
    case 0...7: files[path] = text.replacing("One line.", with: "One line.\nSeen in build \(counter).")
    case 8...10:
      let severity = ["low", "medium", "high"].randomElement(using: &dice) ?? "low"
      files[path] = text.replacing("severity: low", with: "severity: \(severity)")
    case 11: files[".issues/BUG-1\(counter + 100)-new.md"] = Self.text("BUG-1\(counter + 100)")
    case 12, 13: files["\(folder)/comments/\(counter).md"] = "A comment.\n"
    case 14:
      files["\(folder)/comments/\(counter % 7).md"] = files["\(folder)/comments/\(counter % 7).md"] == nil ? "7" : nil
    case 15: files = files.filter { Self.issue($0.key) != Self.issue(path) }
    case 16:
      files[path] = nil
      files["\(folder)-x.md"] = text.replacing("None.", with: "Renamed \(counter).")
    case 17:
      // Another number, and the old one may be given again.
      let id = String(path.split(separator: "/").last ?? "").split(separator: "-").prefix(2).joined(separator: "-")
      files[path] = nil
      files[path.replacing(id, with: "BUG-2\(counter + 100)")] = text.replacing(
        "id: \(id)", with: "id: BUG-2\(counter + 100)"
      )
      .replacing("title:", with: "formerly:\n  - \(id)\ntitle:")
    case 18: files[".issues/BUG-01\(counter % 3)-again.md"] = Self.text("BUG-01\(counter % 3)", counter)
    default:
      // A revert of what was done lately.
      if let parent = parents[from].first { files = states[parent] }
    }
  }

  private mutating func write() throws {
    var stream = ""
    for (mark, files) in states.enumerated() {
      let time = 1_790_000_000 + mark / 3 * 60 - (mark % 17 == 0 ? 5_000 : 0)
      stream += "commit refs/heads/main\nmark :\(mark + 1)\ncommitter Ada <ada@example.org> \(time) +0000\n"
      stream += "data <<END\nchange \(mark)\nEND\n"
      for (number, parent) in parents[mark].enumerated() {
        stream += "\(number == 0 ? "from" : "merge") :\(parent + 1)\n"
      }
      stream += "deleteall\n"
      for (path, text) in files.sorted(by: { $0.key < $1.key }) {
        stream += "M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
      }
    }
    try tracker.repository.git("checkout", "--quiet", "--detach")
    try tracker.repository.git("fast-import", "--quiet", "--force", input: stream)
    try tracker.repository.git("checkout", "--quiet", "--force", "main")
  }

  /// The files that are there, each the only one that ever had its id.
  var lonelyFiles: [String] {
    var names: [String: Set<String>] = [:]
    for path in states.flatMap(\.keys) where path.hasSuffix(".md") {
      let name = Self.issue(path)
      names[name.split(separator: "-").prefix(2).joined(separator: "-"), default: []].insert(name)
    }
    return names.filter { $0.value.count == 1 && !$0.key.hasPrefix("BUG-2") }.flatMap(\.value).map {
      ".issues/\($0).md"
    }
    .filter { tracker.repository.exists($0) }.sorted()
  }

  /// Which commits change which files, by what they hold: of a merge, what no parent has.
  var changedFiles: Set<String> {
    var changed: Set<String> = []
    for (mark, files) in states.enumerated() {
      let sides = parents[mark].isEmpty ? [[:]] : parents[mark].map { states[$0] }
      for path in Set(sides.flatMap(\.keys)).union(files.keys)
      where path.hasSuffix(".md") && sides.allSatisfy({ $0[path] != files[path] }) {
        changed.insert("change \(mark): \(path)")
      }
    }
    return changed
  }

  /// What the log of an issue says; a line for each revision.
  func log(of id: String, in store: IssueStore? = nil) throws -> [String] {
    let store = try store ?? tracker.store()
    guard let id = IssueID(id), let head = try store.headCommit() else { return [] }
    var isCut = false
    return try History(store).revisions(of: id, from: head, isCut: &isCut).map(Self.line)
  }

  /// What the log of all issues says.
  func log(in store: IssueStore? = nil) throws -> [Revision] {
    let store = try store ?? tracker.store()
    guard let head = try store.headCommit() else { return [] }
    var isCut = false
    return try History(store).all(from: head, limit: nil, isCut: &isCut)
  }

  static func line(_ revision: Revision) -> String {
    let changes = revision.changes.map { "\($0.name): \($0.old ?? "-") > \($0.new ?? "-")" }
    return "\(revision.commit.summary) \(revision.id) \(revision.event) \(revision.path) \(changes)"
  }
}
