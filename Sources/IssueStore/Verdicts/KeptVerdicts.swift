internal import Git
internal import Issues
internal import Synchronization

/// The verdicts of earlier checks, in `<git-common-dir>/git-issue/verdicts`: a cache that may be deleted at any time.
///
/// A verdict holds for the same path, mode and bytes, under the same program, settings and forms, while what its rules
/// asked about other files is answered as it was (``Verdict``). Whether the bytes are the same is told by the stamp of a
/// file that is not new, by the blob of one in Git, else by reading and hashing. A file that is damaged, of another
/// program or not there is as good as an empty one, and one that cannot be written stays as it is.
final class KeptVerdicts: Sendable {
  /// How many bytes of verdicts are read for each issue that is asked for; judging it takes as long.
  private static let bytesOfIssue = 100_000
  /// It is written again where this part or more of it has changed.
  private static let changedPart = 256

  let file: VerdictFile
  private let place: WorkTree
  private let judgedBy: ObjectID
  let start = FileStamp.now
  private let new = Mutex<[VerdictFile.Record]>([])
  static let path = "git-issue/verdicts"

  /// Nil where the system does not tell one program from the next, or where reading would take longer than judging.
  ///
  /// - Parameter count: How many issues will be asked for.
  init?(of snapshot: Snapshot, _ settings: SettingsFiles, count: Int, program: FileStamp? = .program) {
    guard let program, let judgedBy = try? ObjectID.blob(of: Self.fingerprint(program, settings)) else { return nil }
    self.judgedBy = judgedBy
    place = WorkTree(root: snapshot.store.repository.commonDirectory)
    let read = try? place.read(Self.path, limit: count * Self.bytesOfIssue)
    guard read.map({ $0.bytes.count == $0.size }) ?? true else { return nil }
    file = VerdictFile(read?.bytes ?? [], judgedBy: judgedBy) ?? .empty
  }

  private static func fingerprint(_ program: FileStamp, _ settings: SettingsFiles) -> [UInt8] {
    var writer = ByteWriter()
    for word in program.words { writer.write(word) }
    func write(_ part: [UInt8]) {
      writer.write(UInt32(part.count))
      writer.write(part)
    }
    write(settings.configuration.map { [1] + $0 } ?? [])
    for form in settings.forms {
      writer.write(form.path)
      writer.write(form.type)
      write(form.bytes)
    }
    return writer.bytes
  }

  func add(_ records: [VerdictFile.Record]) { new.withLock { $0 += records } }

  /// Writes what is new, where it is enough to be worth it.
  ///
  /// - Parameter paths: The issues that were asked for. Verdicts on others stay, while they are not the more.
  func save(asked paths: [String]) {
    var new = new.withLock { $0 }
    guard !new.isEmpty, new.count * Self.changedPart >= max(file.count, paths.count) else { return }
    new.sort { VerdictFile.precedes($0.path, $1.path) }
    let asked = Set(paths)
    let others = (0..<file.count).count { file.path($0).map { !asked.contains($0) } ?? false }
    let keepsOthers = others <= asked.count
    var records: [VerdictFile.Record] = []
    records.reserveCapacity(file.count + new.count)
    var position = 0
    func keepOld(before path: String?) {
      while position < file.count, let record = file.record(position),
        path.map({ VerdictFile.precedes(record.path, $0) }) ?? true
      {
        if keepsOthers || asked.contains(record.path) { records.append(record) }
        position += 1
      }
    }
    for record in new {
      keepOld(before: record.path)
      records.append(record)
      // What was known of another content stays as the second, for whoever goes back and forth.
      var isSecondKept = false
      while position < file.count, let old = file.record(position), old.path == record.path {
        if !isSecondKept, old.blob != record.blob || old.isExecutable != record.isExecutable {
          records.append(old)
          isSecondKept = true
        }
        position += 1
      }
    }
    keepOld(before: nil)
    guard let bytes = VerdictFile.bytes(of: records, judgedBy: judgedBy) else { return }
    try? place.write(Self.path, bytes)
  }
}
