package import Issues

/// A file that belongs elsewhere.
package struct Misplacement: Sendable, Equatable {
  package let path: String
  /// Where it belongs.
  package let place: String
  package let id: IssueID

  var edit: FileEdit { .move(path, to: place) }
}

extension Snapshot {
  /// What lies in another folder than a layout says: issues, and the folders that belong to them, by their names.
  package func misplacements(in layout: Configuration.Layout) throws -> [Misplacement] {
    let prefixes = try configuration.prefixes
    var found: [Misplacement] = []
    for entry in try listing() {
      let (parent, name) = WorkTree.split(entry.path)
      let isFolder = entry.mode == .directory && !IssueFolder.mayHoldIssue(entry.path)
      let id = isFolder ? IssueID(stem: name, prefixes: prefixes) : IssueFolder.id(of: entry.path, prefixes: prefixes)
      guard let id else { continue }
      let folder = IssueFolder.folder(of: id, layout: layout)
      guard folder != parent else { continue }
      let paths = isFolder ? try allFiles(in: entry.path).map(\.path) : [entry.path]
      found += paths.map { Misplacement(path: $0, place: folder + $0.dropFirst(parent.count), id: id) }
    }
    return found
  }

  /// Issues whose file is not named as it should be, with what belongs to them: `bug-9.md`, `BUG-009-crash.MD`, and
  /// what says its id only inside. Those whose id is in doubt are left out.
  package func misnomers() throws -> [Misplacement] {
    let configuration = try self.configuration
    let files = try files()
    let taken = Dictionary(grouping: files.filter { $0.id != nil }, by: \.id)
    var found: [Misplacement] = []
    for file in files where !isWellNamed(file) {
      guard file.mode == .regular || file.mode == .executable, let bytes = try read(file)?.bytes else { continue }
      let document = Document(bytes)
      guard let id = document["id"]?.text.flatMap({ IssueID($0) }), configuration.prefixes.contains(id.prefix),
        file.id ?? id == id, taken[id]?.count ?? 0 == (file.id == nil ? 0 : 1),
        !found.contains(where: { $0.id == id })
      else { continue }
      let parent = WorkTree.split(file.path).parent
      let right = IssueFolder.rightPath(
        of: file.path, id, title: document["title"]?.text ?? "", layout: configuration.layout)
      // Its folder is another question.
      let place = "\(parent)/\(WorkTree.split(right).name)"
      found.append(Misplacement(path: file.path, place: place, id: id))
      let folder = IssueFolder.companion(of: file.path)
      found += try allFiles(in: folder).map {
        Misplacement(
          path: $0.path, place: IssueFolder.companion(of: place) + $0.path.dropFirst(folder.count), id: id)
      }
    }
    return found
  }

  private func isWellNamed(_ file: File) -> Bool {
    guard let id = file.id else { return file.path == IssueFolder.path }
    let name = WorkTree.split(file.path).name
    return name.hasSuffix(".md") && (name.hasPrefix("\(id)-") || name.dropLast(3) == "\(id)")
  }
}
