/// A repository's settings: `.issues/config.yml`.
package struct Configuration: Sendable {
  /// The state of an issue. Stored by `id`, shown by `name`.
  package struct Status: Sendable, Equatable {
    package let id: String
    package let name: String
    /// Whether an issue in this state is done with.
    package let isClosed: Bool
    /// Other names under which people and documents know it.
    package let aliases: [String]
    /// All its names, as they are compared.
    private let keys: [String]

    package init(id: String, name: String, isClosed: Bool, aliases: [String]) {
      (self.id, self.name, self.isClosed, self.aliases) = (id, name, isClosed, aliases)
      keys = [id] + ([name] + aliases).map { Configuration.key($0) }
    }

    fileprivate func isCalled(_ key: String) -> Bool { keys.contains(key) }
  }

  /// How bad an issue is; the first one is the worst.
  package struct Severity: Sendable, Equatable {
    package let id: String
    package let name: String
    package let meaning: String
    package let response: ResponseTime
    package let aliases: [String]
    /// All its names, as they are compared.
    private let keys: [String]

    package init(id: String, name: String, meaning: String, response: ResponseTime, aliases: [String]) {
      (self.id, self.name, self.meaning, self.response, self.aliases) = (id, name, meaning, response, aliases)
      keys = [id] + ([name] + aliases).map { Configuration.key($0) }
    }

    fileprivate func isCalled(_ key: String) -> Bool { keys.contains(key) }
  }

  /// How soon somebody has to look after an issue.
  package enum ResponseTime: Sendable, Equatable {
    case immediate, sameDay
    case days(Int)
    case whenConvenient
  }

  package enum IDScheme: String, Sendable, CaseIterable { case sequential, random }
  package enum Layout: String, Sendable, CaseIterable { case flat, bucketed }
  package enum Level: String, Sendable, CaseIterable { case error, warning, off }

  /// The version of the settings' format that this program writes and reads.
  package static let currentVersion = 1

  /// The version that the settings say they are of; nil where they do not say, as only those of version 1 may.
  package var version: Int?
  /// The prefix of new ids, unless their type has its own.
  package var prefix = "BUG"
  /// All prefixes that ids may have, the default one first.
  package var prefixes = ["BUG"]
  /// The prefix of new ids by issue type.
  package var typePrefixes: [String: String] = [:]
  package var ids = IDScheme.sequential
  package var layout = Layout.flat
  package var statuses = Self.defaultStatuses
  package var severities = Self.defaultSeverities
  /// What the issues are about, for documents that are written of them.
  package var project: String?
  /// What the tracker is for.
  package var purpose: String?
  /// The phases that an issue may name; any, where there are none.
  package var phases: [String] = []
  /// The levels that differ from a rule's own.
  package var levels: [String: Level] = [:]
  /// Forms outside `.issues/forms`, as paths in the repository.
  package var forms: [String] = []
  /// The statuses that may follow a status; any, for one that is not named.
  package var transitions: [String: [String]] = [:]

  /// Queries that have a name, in the order of the settings.
  package var queries: [(name: String, text: String)] = []

  package init() {}

  package static let defaultStatuses = [
    Status(id: "open", name: "Open", isClosed: false, aliases: []),
    Status(id: "in-progress", name: "In Progress", isClosed: false, aliases: []),
    Status(id: "fixed", name: "Fixed", isClosed: true, aliases: ["Resolved"]),
    Status(id: "wont-fix", name: "Won't Fix", isClosed: true, aliases: []),
  ]
  package static let defaultSeverities = [
    Severity(
      id: "critical", name: "Critical", meaning: "App crashes, data loss, security vulnerability", response: .immediate,
      aliases: []),
    Severity(
      id: "high", name: "High", meaning: "Feature broken, blocking development", response: .sameDay, aliases: []),
    Severity(
      id: "medium", name: "Medium", meaning: "Feature degraded, workaround exists", response: .days(3), aliases: []),
    Severity(
      id: "low", name: "Low", meaning: "Minor issue, cosmetic, nice-to-have fix", response: .whenConvenient, aliases: []
    ),
  ]

  /// The status that a text names, by id, name or other name, in any case.
  package func status(_ text: some StringProtocol) -> Status? {
    let key = Self.key(text)
    return statuses.first { $0.isCalled(key) }
  }

  /// The severity that a text names, by id, name or other name, in any case.
  package func severity(_ text: some StringProtocol) -> Severity? {
    let key = Self.key(text)
    return severities.first { $0.isCalled(key) }
  }

  /// The place of the status that a text names.
  package func rank(ofStatus text: String) -> Int? {
    // Nearly all are ids, for which no name has to be written as one.
    statuses.firstIndex { $0.id == text } ?? status(text).flatMap { statuses.firstIndex(of: $0) }
  }

  /// The place of the severity that a text names; the first one is the worst.
  package func rank(ofSeverity text: String) -> Int? {
    severities.firstIndex { $0.id == text } ?? severity(text).flatMap { severities.firstIndex(of: $0) }
  }

  /// The statuses that an issue with a status may get.
  package func statuses(after id: String) -> [Status] {
    let allowed = transitions[id]
    return statuses.filter { $0.id != id && allowed?.contains($0.id) ?? true }
  }

  /// The status of a new or reopened issue.
  package var openStatus: Status? { statuses.first { !$0.isClosed } }

  /// The id of the status of issues that are closed without naming one.
  package var closingStatus: String { statuses.first { $0.isClosed }?.id ?? "fixed" }

  /// The prefix of a new issue of a type.
  package func prefix(ofType type: String) -> String { typePrefixes[type] ?? prefix }

  /// A name as an id: `Won't Fix` and `wont fix` are `wont-fix`.
  package static func key(_ text: some StringProtocol) -> String {
    // Most are ids already.
    var whole = String(text)
    if whole.withUTF8({ isKey($0) }) { return whole }
    var key = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        key.append(character)
      } else if character != "'", character != "’", !key.isEmpty, key.last != "-" {
        key.append("-")
      }
    }
    while key.last == "-" { key.removeLast() }
    return key
  }

  private static func isKey(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // A dash stands between two others.
    var previous = UInt8(ascii: "-")
    for byte in bytes {
      let isDash = byte == UInt8(ascii: "-")
      guard byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || isDash && previous != byte else {
        return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "-") || bytes.isEmpty
  }
}
