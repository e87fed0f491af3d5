internal import Git
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The segments of one kind, in a folder of `<git-common-dir>/git-issue`, which all work trees share.
struct SegmentFolder: Sendable {
  enum Kind: String { case fields, text }

  private let place: WorkTree
  private let folder: String
  private var path: String { "\(place.root)/\(folder)" }

  init(_ kind: Kind, of store: IssueStore) {
    place = WorkTree(root: store.repository.commonDirectory)
    folder = "git-issue/\(kind.rawValue)"
  }

  /// A segment by its name; nil where it is not there.
  func segment(_ name: UInt64) -> Segment? {
    Segment(name: name, FixedBytes(path: "\(path)/\(Self.fileName(name))"))
  }

  /// The names of all segments.
  var names: [UInt64] {
    let entries = (try? place.entries(of: folder)) ?? []
    return entries.compactMap { $0.name.count == 16 ? UInt64($0.name, radix: 16) : nil }
  }

  /// Writes a segment, if it can be written: else it is made again next time.
  private func write(_ bytes: [UInt8], as name: UInt64) {
    place.removeAbandoned(in: folder)
    try? place.write("\(folder)/\(Self.fileName(name))", bytes)
  }

  /// Writes the new segment of a merge, and gives all that come of it.
  func save(_ merge: SegmentMerge, _ old: [Segment?]) -> [Segment?] {
    var segments = merge.names.map { name in old.first { $0?.name == name } ?? nil }
    if let bytes = merge.segmentBytes(), let name = merge.names.first {
      segments[0] = Segment(name: name, FixedBytes(bytes))
      write(bytes, as: name)
    }
    return segments
  }

  func remove(_ names: some Sequence<UInt64>) {
    for name in names { unlink("\(path)/\(Self.fileName(name))") }
  }

  private static func fileName(_ name: UInt64) -> String {
    let digits = String(name, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Some segments, and a new one in which small ones are merged: so there are few of them, and little is written twice.
struct SegmentMerge {
  /// The segments of a table, by their positions in it.
  private let old: [Segment?]
  /// The new positions of those that stay.
  private var positions: [Int?] = []
  private var draft = Segment.Draft()
  private var newPositions: [ObjectID: Int] = [:]
  private var moved: [RowTable.Place: Int] = [:]
  private let hasDraft: Bool
  /// The segments, of which the new one is the first.
  private(set) var names: [UInt64] = []
  /// Those that are not needed any more.
  private(set) var merged: [UInt64] = []

  /// Which segments become part of the new one.
  enum Merging { case none, small }

  /// - Parameters:
  ///   - added: How many entries are going to be added.
  ///   - rows: How many entries a table needs. Where there are many times more, the others are dropped.
  init(_ old: [Segment?], adding added: Int, rows: Int, _ merging: Merging = .small) {
    self.old = old
    var total = added
    let isOvergrown = old.reduce(0) { $0 + ($1?.count ?? 0) } > 8 * rows + 4_096
    var isMerged = old.map { $0 == nil }
    if added > 0, merging == .small {
      for position in old.indices.sorted(by: { old[$0]?.count ?? 0 < old[$1]?.count ?? 0 }) {
        guard let segment = old[position], isOvergrown || segment.count <= 2 * total else { continue }
        isMerged[position] = true
        total += segment.count
      }
    }
    hasDraft = added > 0
    if hasDraft { names.append(UInt64.random(in: 1...(.max))) }
    for (position, segment) in old.enumerated() {
      guard let segment else {
        positions.append(nil)
        continue
      }
      if isMerged[position] {
        positions.append(nil)
        merged.append(segment.name)
      } else {
        positions.append(names.count)
        names.append(segment.name)
      }
    }
    guard hasDraft, !isOvergrown else { return }
    for (position, segment) in old.enumerated() where isMerged[position] {
      guard let segment else { continue }
      for entry in 0..<segment.count { move(.init(segment: position, position: entry)) }
    }
  }

  /// Where an entry of the old segments is now.
  mutating func place(_ place: RowTable.Place) -> RowTable.Place {
    guard place != .none, positions.indices.contains(place.segment) else { return .none }
    if let position = positions[place.segment] { return .init(segment: position, position: place.position) }
    if let position = moved[place] { return .init(segment: 0, position: position) }
    return move(place).map { .init(segment: 0, position: $0) } ?? .none
  }

  @discardableResult
  private mutating func move(_ place: RowTable.Place) -> Int? {
    guard hasDraft, let segment = old[place.segment], let blob = segment.blob(place.position),
      let content = segment.content(place.position), let position = draft.add(blob, content)
    else { return nil }
    moved[place] = position
    return position
  }

  /// Adds what is known of a blob, unless it was added.
  mutating func add(_ blob: ObjectID, _ content: [UInt8]) -> RowTable.Place {
    if let position = newPositions[blob] { return .init(segment: 0, position: position) }
    guard let position = content.withUnsafeBytes({ draft.add(blob, $0) }) else { return .none }
    newPositions[blob] = position
    return .init(segment: 0, position: position)
  }

  /// The new segment; nil where nothing was added.
  func segmentBytes() -> [UInt8]? { hasDraft ? draft.bytes() : nil }
}
