internal import Git
internal import Issues

extension Snapshot {
  /// A number that is another one as soon as an issue, its place, the knowledge base, the settings or HEAD are others; for
  /// who looks again and again, and wants to know whether there is anything new.
  package func fingerprint() throws -> UInt64 {
    var sum = FingerprintSum()
    if let head = try store.headCommit() { sum.add(head) }
    for file in try readableSettings.files.all { sum.add(file) }
    for file in try entries(in: IssueFolder.known) where IssueFolder.isKnownIssue(file.path) {
      try sum.add(contentsOf: file, in: self)
    }
    if let index = cachedIssueIndex {
      for row in 0..<index.table.count {
        sum.add(index.table.sum(ofContents: row))
      }
    } else {
      for file in try files() { try sum.add(contentsOf: file, in: self) }
    }
    return sum.value
  }
}

/// Numbers made one, in which their order counts.
private struct FingerprintSum {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: UInt64) { value = (value ^ number) &* 0x0000_0100_0000_01B3 }
  mutating func add(_ bytes: [UInt8]) { add(bytes.withUnsafeBytes { $0.sum() }) }
  mutating func add(_ id: ObjectID) { add(id.bytes) }
  mutating func add(contentsOf file: Snapshot.File, in snapshot: Snapshot) throws {
    add(Array(file.path.utf8))
    if let blob = file.blob { add(blob) } else { add(try snapshot.contents(of: file)?.bytes ?? []) }
  }
}

extension RowTable {
  /// A sum of a file's place, bytes and flags, without what only its stamp says.
  fileprivate func sum(ofContents row: Int) -> UInt64 {
    let start = row * Self.rowSize + 52
    let blob = UnsafeRawBufferPointer(rebasing: rows[start..<start + 20])
    return blob.sum(name(row).sum(UInt64(folder(row)) << 16 | UInt64(flags(row).rawValue)))
  }
}

extension SettingsFiles {
  fileprivate var all: [[UInt8]] { [configuration ?? []] + forms.flatMap { [Array($0.path.utf8), $0.bytes] } }
}
