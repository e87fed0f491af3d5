package import Issues

/// A baseline with the file that it was read from.
package struct BaselineFile: Sendable {
  /// As it is named in messages.
  package let path: String
  package let bytes: [UInt8]
  package let baseline: Baseline

  package init(_ bytes: [UInt8], path: String) throws(SettingsError) {
    self.path = path
    self.bytes = bytes
    baseline = try Baseline(bytes, path: path)
  }
}

extension Snapshot {
  /// The tracker's own baseline, as it stands in this snapshot; nil where there is none.
  package var baseline: BaselineFile? {
    get throws { try bytes(at: IssueFolder.baseline).map { try BaselineFile($0, path: IssueFolder.baseline) } }
  }
}

/// Which findings a check takes as known.
package enum KnownFindings: Sendable {
  /// Those of the snapshot's own baseline.
  case own
  /// None: everything is told.
  case none
  case listed(BaselineFile)
}
