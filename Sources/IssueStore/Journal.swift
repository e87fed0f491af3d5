internal import Git

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What a transaction of this work tree has begun, for whoever comes after a crash.
///
/// It lives in `<git-dir>/git-issue/`: beside it stand the files that prove a lock to be ours (``OwnedLock``) and the
/// index that is about to be put in place. It is written as a whole before each step that a crash must not leave
/// half done, and removed when all is done.
struct Journal {
  struct Record: Equatable {
    var changes: [RecordedChange]
    var reference: Reference?
    /// The index that the change goes into.
    var indexPath = ""
  }
  struct Reference: Equatable {
    let name: String
    let old: ObjectID?
    let new: ObjectID
    let ownerPath: String
  }

  let directory: String
  /// The index in use, which `GIT_INDEX_FILE` may name.
  let indexPath: String
  var durability = Durability.usual
  var path: String { "\(directory)/journal" }
  var indexOwner: String { "\(directory)/index.owner" }
  var referenceOwner: String { "\(directory)/reference.owner" }
  /// The index as it will be: written before the branch moves, and after it once more, with the time stamps of the files.
  var newIndex: String { "\(directory)/index.new" }
  private var files: String { "\(directory)/files" }

  private static let (name, version) = ("git-issue journal ", 1)
  private static let head = "\(name)\(version)"

  /// Whether a transaction is going on, or was killed.
  var isPresent: Bool { access(path, F_OK) == 0 }

  /// Writes a file of the work tree beside its place, so that it only has to be moved there.
  func prepare(_ bytes: [UInt8], as blob: ObjectID) throws {
    try WorkTree(root: directory, durability: durability).write("files/\(blob)", bytes)
  }

  /// A file that was written beside its place, as an absolute path.
  func preparedFile(_ blob: ObjectID) -> String? {
    let path = "\(files)/\(blob)"
    return access(path, F_OK) == 0 ? path : nil
  }

  /// Says that locks are about to be taken, and nothing has changed yet.
  func begin() throws {
    WorkTree(root: directory).removeAbandoned(in: "")
    try write("\(Self.head)\n")
    clear()
  }

  /// Says what the next steps will do.
  func record(_ record: Record) throws {
    var text = "\(Self.head)\nindex \(indexPath)\n"
    if let reference = record.reference {
      text += "reference \(reference.old?.description ?? "-") \(reference.new) \(reference.name)\n"
    }
    for change in record.changes {
      let ids = [change.old, change.staged, change.new, change.raw].map(Self.text).joined(separator: " ")
      text += "file \(ids) \(change.isSkipped ? "skipped" : "placed") \(change.path)\n"
      if let source = change.source { text += "from \(change.mode.rawValue) \(source)\n" }
    }
    try write(text + "end\n")
  }

  /// What was recorded; nil where nothing was changed yet.
  ///
  /// - Throws: ``StoreError/refused(message:help:)`` for what a newer program has begun and only that can finish.
  func read() throws -> Record? {
    guard let bytes = try WorkTree(root: directory).read("journal")?.bytes else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    if let first = lines.first, first.hasPrefix(Self.name), let version = Int(first.dropFirst(Self.name.count)),
      version > Self.version
    {
      throw StoreError.refused(
        message: "a newer git-issue was stopped in the middle of a change, and this one cannot read \(path)",
        help: "run git issue list with the newer one, which finishes its change or takes it back")
    }
    guard lines.first == Self.head, lines.last == "end" else { return nil }
    var record = Record(changes: [], reference: nil)
    for line in lines {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      if words[0] == "index" { record.indexPath = words.dropFirst().joined(separator: " ") }
      if words[0] == "reference", words.count == 4, let new = ObjectID(hex: words[2]) {
        record.reference = Reference(name: words[3], old: ObjectID(hex: words[1]), new: new, ownerPath: referenceOwner)
      } else if words[0] == "file", words.count >= 7 {
        record.changes.append(
          RecordedChange(
            path: words[6...].joined(separator: " "), old: ObjectID(hex: words[1]), staged: ObjectID(hex: words[2]),
            new: ObjectID(hex: words[3]), raw: ObjectID(hex: words[4]), isSkipped: words[5] == "skipped"))
      } else if words[0] == "from", words.count >= 3, !record.changes.isEmpty {
        record.changes[record.changes.count - 1].mode = UInt32(words[1]).flatMap { FileMode(rawValue: $0) } ?? .regular
        record.changes[record.changes.count - 1].source = words[2...].joined(separator: " ")
      }
    }
    return record
  }

  /// Says that all is done, or that all was taken back.
  ///
  /// While a lock could not be removed, the journal stays with the proof whose it is, for the next command.
  func end() {
    for owner in [indexOwner, referenceOwner] {
      var status = stat()
      guard lstat(owner, &status) != 0 || status.st_nlink == 1 else { return }
    }
    clear()
    unlink(indexOwner)
    unlink(referenceOwner)
    unlink(path)
  }

  /// Removes what was written beside its place, with libgit2's own locks of files that are ours alone.
  private func clear() {
    for ending in ["", ".lock", ".shown"] { unlink(newIndex + ending) }
    guard let names = try? WorkTree(root: directory).entries(of: "files") else { return }
    for entry in names { unlink("\(files)/\(entry.name)") }
    rmdir(files)
  }

  private func write(_ text: String) throws {
    guard mkdir(directory, 0o777) == 0 || errno == EEXIST else {
      throw StoreError.file(path: directory, reason: String(cString: strerror(errno)))
    }
    try WorkTree(root: directory, durability: durability).write("journal", Array(text.utf8))
  }

  private static func text(_ id: ObjectID?) -> String { id?.description ?? "-" }
}
