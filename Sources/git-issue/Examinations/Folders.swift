internal import IssueStore
internal import Issues

struct Folders: Examination {
  let name = "layout"
  let health = "every issue is in the folder that the layout gives it"

  /// From here on one folder makes every change slower.
  private static let mostInOneFolder = 2_000

  func troubles(of patient: Patient) throws -> [Trouble] {
    let snapshot = try patient.snapshot
    let layout = try snapshot.configuration.layout
    let misplaced = try snapshot.misplacements(in: layout)
    var troubles: [Trouble] = []
    if let first = misplaced.first {
      let rest = misplaced.count == 1 ? "" : ", and \(misplaced.count - 1) more like it"
      troubles.append(
        Trouble(
          what: "\(first.path) belongs to \(first.place)\(rest)",
          reason: "the layout is \(layout.rawValue); two files with one id in two folders meet in no merge",
          remedy: "git issue migrate layout \(layout.rawValue)", isMendable: true))
    }
    let count = try snapshot.files().count
    if layout == .flat, count > Self.mostInOneFolder {
      troubles.append(
        Trouble(
          what: "\(count) issues lie in one folder",
          reason: "Git writes the list of a whole folder anew with each change: a folder per thousand is faster",
          remedy: "git issue migrate layout bucketed", gravity: .advice))
    }
    return troubles
  }

  func mend(_ patient: Patient) throws -> [String] {
    let moved = try patient.store.arrange(nil, patient.delivery(), patient.console.session).value
    return moved.isEmpty
      ? [] : ["moved \(moved.count == 1 ? "1 file" : "\(moved.count) files") to where the layout has them"]
  }
}
