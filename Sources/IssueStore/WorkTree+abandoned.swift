#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension WorkTree {
  /// Whether a name is that of a file which was being written by a program that is no more.
  static func isAbandoned(_ name: String) -> Bool {
    guard name.hasPrefix(".git-issue-"), name.hasSuffix(".tmp"), let process = pid_t(name.dropFirst(11).dropLast(4))
    else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  /// Removes the files of a folder that were being written when their writer was killed.
  func removeAbandoned(in folder: String) {
    guard let entries = try? entries(of: folder), let directory = try? self.folder(folder, create: false) else {
      return
    }
    defer { close(directory) }
    for entry in entries where Self.isAbandoned(entry.name) { unlinkat(directory, entry.name, 0) }
  }
}
