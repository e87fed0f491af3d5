internal import Git
internal import Glibc

/// What a transaction of this work tree has begun, for whoever comes after a crash.
///
/// It lives in `<git-dir>/git-issue/`: beside it stand the files that prove a lock to be ours (``OwnedLock``) and the
/// index that is about to be put in place. It is written as a whole before each step that a crash must not leave
/// half done, and removed when all is done.
struct Journal {
  struct Record: Equatable {
    var changes: [RecordedChange]
    var reference: Reference?
  }
  struct Reference: Equatable {
    let name: String
    let old: ObjectID?
    let new: ObjectID
    let ownerPath: String
  }

  let directory: String
  var path: String { "\(directory)/journal" }
  var indexOwner: String { "\(directory)/index.owner" }
  var referenceOwner: String { "\(directory)/reference.owner" }
  var newIndex: String { "\(directory)/index.new" }

  private static let head = "git-issue journal 1"

  /// Whether a transaction is going on, or was killed.
  var isPresent: Bool { access(path, F_OK) == 0 }

  /// Says that locks are about to be taken, and nothing has changed yet.
  func begin() throws {
    try write("\(Self.head)\n")
    // libgit2's own lock of a file that is ours alone, left by a process that was killed.
    unlink("\(newIndex).lock")
  }

  /// Says what the next steps will do.
  func record(_ record: Record) throws {
    var text = "\(Self.head)\n"
    if let reference = record.reference {
      text += "reference \(reference.old?.description ?? "-") \(reference.new) \(reference.name)\n"
    }
    for change in record.changes {
      text += "file \(Self.text(change.old)) \(Self.text(change.new)) \(Self.text(change.raw)) \(change.path)\n"
    }
    try write(text + "end\n")
  }

  /// What was recorded; nil where nothing was changed yet.
  func read() throws -> Record? {
    guard let bytes = try WorkTree(root: directory).read("journal")?.bytes else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.first == Self.head, lines.last == "end" else { return nil }
    var record = Record(changes: [], reference: nil)
    for line in lines {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      if words[0] == "reference", words.count == 4, let new = ObjectID(hex: words[2]) {
        record.reference = Reference(name: words[3], old: ObjectID(hex: words[1]), new: new, ownerPath: referenceOwner)
      } else if words[0] == "file", words.count >= 5 {
        record.changes.append(
          RecordedChange(
            path: words[4...].joined(separator: " "), old: ObjectID(hex: words[1]), new: ObjectID(hex: words[2]),
            raw: ObjectID(hex: words[3])))
      }
    }
    return record
  }

  /// Says that all is done, or that all was taken back.
  func end() {
    unlink(newIndex)
    unlink("\(newIndex).lock")
    unlink(path)
    unlink(indexOwner)
    unlink(referenceOwner)
  }

  private func write(_ text: String) throws {
    guard mkdir(directory, 0o777) == 0 || errno == EEXIST else {
      throw StoreError.file(path: directory, reason: String(cString: strerror(errno)))
    }
    try WorkTree(root: directory).write("journal", Array(text.utf8))
  }

  private static func text(_ id: ObjectID?) -> String { id?.description ?? "-" }
}
