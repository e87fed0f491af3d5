internal import Git
internal import Issues

extension CommitSegment {
  /// A segment that is being made.
  struct Draft {
    private let base: Int
    private(set) var count = 0
    private var ids: [ObjectID] = []
    private var commits = ByteWriter()
    private var changes = ByteWriter()
    private var changeCount = 0
    private var parentLists = ByteWriter()
    private var paths: [String] = []
    private var numbers: [PathKey: Int] = [:]
    private var changesOfPaths: [[UInt32]] = []

    /// - Parameter base: How many commits the segments before hold.
    init(base: Int) { self.base = base }

    /// Adds a commit.
    ///
    /// - Parameter parents: Their numbers, which are lower than its own.
    mutating func add(
      _ id: ObjectID, folder: ObjectID, time: Int64, parents: [Int], _ differences: [TreeDifference]
    ) {
      for difference in differences {
        let path = number(of: difference.path)
        changes.write(UInt32(base + count))
        changes.write(UInt32(path))
        changes.write(UInt16(difference.old?.mode.rawValue ?? 0))
        changes.write(UInt16(difference.new?.mode.rawValue ?? 0))
        changes.write((difference.old?.id ?? .zero).bytes)
        changes.write((difference.new?.id ?? .zero).bytes)
        addChange(of: path)
      }
      endCommit(id, folder: folder, time: time, parents: parents)
    }

    private mutating func endCommit(_ id: ObjectID, folder: ObjectID, time: Int64, parents: [Int]) {
      ids.append(id)
      commits.write(id.bytes)
      commits.write(folder.bytes)
      commits.write(time)
      if parents.count > 2 {
        commits.write(UInt32(parentLists.bytes.count / 4) | CommitSegment.listed)
        commits.write(UInt32(parents.count))
        for parent in parents { parentLists.write(UInt32(parent)) }
      } else {
        commits.write(parents.first.map { UInt32($0) } ?? CommitSegment.none)
        commits.write(parents.count == 2 ? UInt32(parents[1]) : CommitSegment.none)
      }
      commits.write(UInt32(changeCount))
      commits.write(UInt32(0))
      count += 1
    }

    private mutating func addChange(of path: Int) {
      changesOfPaths[path].append(UInt32(changeCount))
      changeCount += 1
    }

    private mutating func number(of path: String) -> Int {
      let key = PathKey(path)
      if let known = numbers[key] { return known }
      numbers[key] = paths.count
      paths.append(path)
      changesOfPaths.append([])
      return paths.count - 1
    }

    /// Adds what the segment holds whose commits come next.
    mutating func add(_ segment: CommitSegment) {
      let paths = (0..<segment.pathCount).map { number(of: segment.path($0)) }
      for position in segment.base..<segment.base + segment.count {
        for change in segment.changes(of: position) {
          guard paths.indices.contains(segment.path(ofChange: change)) else { continue }
          let path = paths[segment.path(ofChange: change)]
          changes.write(UInt32(position))
          changes.write(UInt32(path))
          changes.write(segment.bytes(ofChange: change)[8...])
          addChange(of: path)
        }
        endCommit(
          segment.id(position), folder: segment.folder(position), time: segment.time(position),
          parents: segment.parents(of: position))
      }
    }

    /// The file.
    func bytes() -> [UInt8] {
      var slotCount = 16
      while slotCount < 2 * count { slotCount *= 2 }
      var slots = [UInt32](repeating: 0, count: slotCount)
      for (position, id) in ids.enumerated() {
        var slot = CommitSegment.slot(id, of: slotCount)
        while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
        slots[slot] = UInt32(position + 1)
      }
      var body = ByteWriter()
      body.reserve(commits.bytes.count + changes.bytes.count + changeCount * 4 + slotCount * 4 + paths.count * 80)
      for number in [base, count, changeCount, paths.count, parentLists.bytes.count / 4, slotCount] {
        body.write(UInt32(number))
      }
      body.write(commits.bytes)
      body.write(changes.bytes)
      var (textEnd, changesEnd) = (0, 0)
      for (path, changes) in zip(paths, changesOfPaths) {
        textEnd += path.utf8.count
        changesEnd += changes.count
        body.write(UInt32(textEnd))
        body.write(UInt32(changesEnd))
      }
      for changes in changesOfPaths { for change in changes { body.write(change) } }
      body.write(parentLists.bytes)
      for slot in slots { body.write(slot) }
      for path in paths { body.write(path.utf8) }
      var file = ByteWriter()
      file.reserve(body.bytes.count + CommitSegment.head.count + 8)
      file.write(CommitSegment.head)
      file.write(body.bytes.withUnsafeBytes { $0.sum() })
      file.write(body.bytes)
      return file.bytes
    }
  }
}
