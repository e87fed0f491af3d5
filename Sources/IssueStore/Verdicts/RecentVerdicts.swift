internal import Git
internal import Issues

/// What was found in files of commits a moment ago, for whoever judges many commits that have most of them in common.
/// A verdict is taken again only where all that its rules asked is answered as it was.
final class RecentVerdicts {
  struct Key: Hashable {
    let path: PathKey
    let blob: ObjectID
    let isExecutable: Bool
    /// What the file was before, if it is compared.
    let previous: ObjectID?
    /// Under which a verdict holds.
    let policy: ObjectIdentifier
  }

  var verdicts: [Key: Verdict] = [:]
}
