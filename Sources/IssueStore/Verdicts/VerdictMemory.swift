internal import Git
internal import Issues

/// What one thread knows of earlier verdicts, and adds to them.
final class VerdictMemory {
  private let kept: KeptVerdicts
  /// Where the next file probably stands.
  private var guess = 0
  private var new: [VerdictFile.Record] = []

  init(_ kept: KeptVerdicts) { self.kept = kept }

  /// Hands over what was learnt.
  func flush() {
    kept.add(new)
    new = []
  }

  /// The verdict on a file of the work tree that has not been written to since.
  func verdict(on path: String, stamp: FileStamp) -> Verdict? {
    verdict(on: path) { file, position in file.stamp(position) == stamp }?.verdict
  }

  /// The verdict on a file by its bytes.
  ///
  /// - Parameter stamp: By which the file will be known next time.
  func verdict(on path: String, blob: ObjectID, isExecutable: Bool, stamp: FileStamp? = nil) -> Verdict? {
    let found = verdict(on: path) { file, position in
      file.blob(position) == blob && file.isExecutable(position) == isExecutable
    }
    if let found, let stamp, stamp.isSettled(at: kept.start), let bytes = kept.file.verdictBytes(found.position) {
      new.append(.init(path: path, blob: blob, isExecutable: isExecutable, stamp: stamp, bytes: bytes))
    }
    return found?.verdict
  }

  func note(_ verdict: Verdict, on path: String, blob: ObjectID, isExecutable: Bool, stamp: FileStamp? = nil) {
    var writer = ByteWriter()
    verdict.write(to: &writer, path: path)
    let stamp = stamp.flatMap { $0.isSettled(at: kept.start) ? $0 : nil }
    new.append(.init(path: path, blob: blob, isExecutable: isExecutable, stamp: stamp, bytes: writer.bytes))
  }

  private func verdict(
    on path: String, where isRight: (VerdictFile, Int) -> Bool
  ) -> (verdict: Verdict, position: Int)? {
    var position = kept.file.position(of: path, near: guess)
    while kept.file.isRecord(position, of: path) {
      guess = position + 1
      if isRight(kept.file, position), let verdict = kept.file.verdict(position, path: path) {
        return (verdict, position)
      }
      position += 1
    }
    return nil
  }
}
