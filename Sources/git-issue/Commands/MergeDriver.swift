internal import ArgumentParser
internal import Git
internal import Issues

/// What Git runs for files with `merge=issue`. Not for people.
///
/// It merges the files that it is given, whatever repository they are of: settings may be in conflict themselves.
struct MergeDriver: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-driver", abstract: "Merge three versions of an issue; run by Git.", shouldDisplay: false)

  @Argument(help: "What both sides started from (%O).") var base: String
  @Argument(help: "Our version; the result is written here (%A).") var ours: String
  @Argument(help: "Their version (%B).") var theirs: String
  @Argument(help: "The length of markers (%L).") var length: Int
  @Argument(parsing: .captureForPassthrough, help: "The path (%P), and the names of the three (%S, %X, %Y).") var names:
    [String] = []

  func run(on console: Console) throws {
    let versions = try (base: console.read(base), ours: console.read(ours), theirs: console.read(theirs))
    func merged(_ style: ConflictMarking.Style) -> MergeResult {
      Merge(base: versions.base, ours: versions.ours, theirs: versions.theirs, marking: marking(style)).result
    }
    var result = merged(.sides)
    if result.conflicts > 0, Self.showsBase(console) { result = merged(.sidesAndBase) }
    try console.write(result.bytes, to: console.absolute(ours))
    if result.conflicts > 0 { throw ExitStatus(code: 1) }
  }

  /// Versions of Git before 2.44 know no names, and leave their places as they are.
  private func marking(_ style: ConflictMarking.Style) -> ConflictMarking {
    func name(_ index: Int, _ place: String, otherwise: String) -> String {
      guard names.indices.contains(index), !names[index].isEmpty, names[index] != place else { return otherwise }
      return names[index]
    }
    return ConflictMarking(
      ours: name(2, "%X", otherwise: "ours"), base: name(1, "%S", otherwise: "base"),
      theirs: name(3, "%Y", otherwise: "theirs"), length: length, style: style)
  }

  /// Whether the user wants to see in conflicts what both sides started from. Where that cannot be told, not.
  private static func showsBase(_ console: Console) -> Bool {
    guard let repository = try? Repository(discoveredFrom: console.directory, environment: console.environment) else {
      return false
    }
    return ["diff3", "zdiff3"].contains(try? repository.configuration.string("merge.conflictStyle"))
  }
}
