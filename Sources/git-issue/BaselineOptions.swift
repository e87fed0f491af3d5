internal import ArgumentParser
internal import IssueStore
internal import Issues

/// Which findings `check` takes as known, and whether it writes down those of today.
struct BaselineOptions: ParsableArguments {
  @Option(
    name: .customLong("baseline"),
    help: ArgumentHelp("The known findings, instead of .issues/baseline.json.", valueName: "file")) var file: String?
  @Flag(name: .customLong("write-baseline"), help: "Take every error of today as known, and write them down.")
  var isWritten = false

  var isGiven: Bool { isWritten || file != nil }

  /// The findings that are known while all are counted: none, where they are written down.
  func known(_ console: Console) throws -> KnownFindings {
    if isWritten { return .none }
    guard let file else { return .own }
    return .listed(try BaselineFile(console.read(file), path: file))
  }

  /// Writes the errors that were found, and says what that changes.
  ///
  /// - Returns: What is still told.
  func write(_ judged: Judged, _ store: IssueStore, _ console: Console) throws -> Judged {
    let snapshot = try store.current()
    try snapshot.requireTracker()
    let old = try file.map { try previous($0, console) } ?? snapshot.baseline
    let new = Baseline(covering: judged.diagnostics)
    let path = file ?? IssueFolder.baseline
    if let file {
      try console.write(new.bytes, to: console.absolute(file))
    } else if let workTree = store.workTree {
      try workTree.write(path, new.bytes)
    } else {
      throw Failure(
        .fatal, "there are no files here to write \(path) to: this repository is bare",
        hints: ["name a file of your own: --baseline baseline.json"])
    }
    tell(new.difference(from: old?.baseline ?? Baseline()), path, isNew: old == nil, console)
    let split = new.split(judged.diagnostics)
    return Judged(diagnostics: split.told, covered: split.covered, paths: judged.paths)
  }

  private func previous(_ file: String, _ console: Console) throws -> BaselineFile? {
    guard console.isRegularFile(file) else { return nil }
    return try BaselineFile(console.read(file), path: file)
  }

  private func tell(
    _ difference: (added: Int, kept: Int, removed: Int), _ path: String, isNew: Bool, _ console: Console
  ) {
    let (added, kept, removed) = difference
    console.standardError.write("\(TerminalText(path)): \(added) added, \(kept) kept, \(removed) removed\n")
    guard !isNew, added > 0 else { return }
    let which = added == 1 ? "1 error is" : "\(added) errors are"
    console.standardError.write("warning: \(which) in the baseline now that it did not have before\n")
  }
}

extension Console {
  /// Reminds whoever works on an issue of what it is only excused from, and how to put it right.
  func remind(of covered: [Diagnostic], in id: IssueID) {
    guard !covered.isEmpty else { return }
    var lines: [String] = []
    for diagnostic in covered {
      let line = "  \(diagnostic.rule): \(diagnostic.message)"
      if !lines.contains(line) { lines.append(line) }
    }
    standardError.write("note: the baseline still excuses \(id) from\n")
    for line in lines { standardError.write("\(TerminalText(line))\n") }
    standardError.write("hint: to complete it: git issue edit \(id)\n")
  }
}
