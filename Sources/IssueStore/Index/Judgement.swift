internal import Issues

/// What the settings make of a file by its name and its fields.
struct Judgement: Sendable {
  static let flags: RowTable.Flags = [.issue, .sound, .statesID]

  /// Those of ``flags`` that it has.
  private(set) var flags: RowTable.Flags = []
  /// A number for the id that its name starts with; 0 where it starts with none.
  private(set) var nameKey: UInt64 = 0

  /// - Parameters:
  ///   - statesID: Whether its front matter says `id:`.
  ///   - record: Its fields; nil where it has to be read to be told.
  init(_ path: String, statesID: Bool, _ record: IssueRecord?, by configuration: Configuration) {
    let id = IssueFolder.id(of: path, prefixes: configuration.prefixes)
    nameKey = id?.key ?? 0
    if statesID { flags.insert(.statesID) }
    if id != nil || statesID { flags.insert(.issue) }
    if let id, let record, record.flags.contains(.readable), record.id == id, path.hasSuffix(".md"),
      WorkTree.split(path).name.utf8.starts(with: id.description.utf8),
      IssueFolder.isInPlace(path, id, layout: configuration.layout)
    {
      flags.insert(.sound)
    }
  }
}

extension IssueID {
  /// A number for an id, never 0: a sum of the prefix, and below it the number, or a sum of a random tail with the
  /// highest bit set. Two ids may have the same.
  var key: UInt64 {
    let sum = Self.sum(prefix) << 32
    return sum
      | UInt64(number.map { UInt32($0) } ?? (Self.tailMark | UInt32(truncatingIfNeeded: Self.sum(description))))
  }

  /// The number that a key says; nil where it is that of another prefix or of a random id.
  static func number(ofKey key: UInt64, prefix: String) -> Int? {
    let tail = UInt32(truncatingIfNeeded: key)
    return key >> 32 == sum(prefix) && tail & tailMark == 0 ? Int(tail) : nil
  }

  private static let tailMark: UInt32 = 1 << 31

  private static func sum(_ text: String) -> UInt64 {
    let sum = text.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    return (sum ^ sum >> 32) & 0xFFFF_FFFF
  }
}
