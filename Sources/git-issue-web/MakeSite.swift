internal import ArgumentParser
internal import FoundationEssentials
internal import Git
internal import HTTPTypes
internal import IssueStore
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Writes the pages into a folder.
struct MakeSite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "site")

  @Option var output: String
  @Option var url: String?
  @Option var ref: String?

  func run() async throws {
    do {
      let tracker = Tracker(
        .init(
          directory: FileManager.default.currentDirectoryPath, environment: ProcessInfo.processInfo.environment,
          reference: ref), clock: { Int64(time(nil)) })
      try requireOutside(tracker.openStore())
      let state = try await tracker.state()
      let folder = try SiteFolder(output)
      let progress = PageProgress()
      try StaticSite(of: tracker.openStore(), state, into: folder, at: url).write(progress: progress.tell)
      try folder.finish()
      progress.finish()
      print("\(output)/index.html: \(state.found.issues.count) issues, \(folder.changes) files changed")
    } catch {
      try Complaint.stop(error)
    }
  }

  /// Among the issues and in Git's own folder, pages would be taken for something else.
  private func requireOutside(_ store: borrowing IssueStore) throws {
    let output = URL(filePath: output).standardized.path(percentEncoded: false)
    let places = [store.repository.workTree.map { "\($0)/\(IssueFolder.path)" }, store.repository.gitDirectory]
    for place in places.compactMap(\.self) where "\(output)/".hasPrefix(place.hasSuffix("/") ? place : "\(place)/") {
      throw Refused(
        .conflict, "\(output) is inside \(place); nothing was written", hints: ["name a folder outside of it"])
    }
  }
}

/// A line on a terminal that counts, for what takes over a second.
private final class PageProgress {
  private let start = ContinuousClock.now
  private let isShown = isatty(STDERR_FILENO) == 1
  private var percent: Int?

  func tell(_ done: Int, _ all: Int) {
    let now = done * 100 / max(1, all)
    guard isShown, now != percent, .now - start > .seconds(1) else { return }
    percent = now
    Complaint.write("\rWriting pages: \(now)% (\(done)/\(all))")
  }

  func finish() { if percent != nil { Complaint.write(", done.\n") } }
}
