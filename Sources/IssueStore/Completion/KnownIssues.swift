internal import Git
package import Issues

/// The issues as far as they are kept, for whoever completes a word.
///
/// Nothing is written, and only the files of the issues that are told one by one are asked whether they have changed.
/// Where nothing is kept the names of the files are listed.
package final class KnownIssues {
  package struct Known: Sendable {
    package let id: IssueID
    package let title: String?
    package let status: String?
  }

  package enum Match: Sendable {
    case issue(Known)
    /// What the ids of several issues begin with, and how many they are.
    case beginning(String, count: Int)
  }

  private let snapshot: Snapshot
  private let names: KnownNames?
  private let index: IssueIndex?
  private let files: [Snapshot.File]
  private let reader: FolderReader?
  let prefixes: [String]

  package init(_ snapshot: Snapshot) throws {
    self.snapshot = snapshot
    prefixes = try snapshot.configuration.prefixes
    // Verifying all that is kept takes as long as all else, and hardly any of it is looked at.
    names = try IndexRefresh(snapshot).flatMap { try $0.names($0.table, verifying: .changed) }
    index = names?.index
    reader = snapshot.store.workTree.map { FolderReader($0) }
    files = names == nil ? try Self.files(snapshot, prefixes) : []
  }

  private static func files(_ snapshot: Snapshot, _ prefixes: [String]) throws -> [Snapshot.File] {
    try snapshot.candidates().compactMap { file in
      var file = file
      file.id = IssueFolder.id(of: file.path, prefixes: prefixes)
      return file.id == nil ? nil : file
    }
  }

  /// The id that a name starts with, not yet made a text.
  struct Entry {
    let prefix: Int
    /// 0 for a random id.
    let number: Int
    let tail: String
    let place: Int
  }

  /// The ids in the names of files.
  func entries() -> [Entry] {
    guard let names else {
      return files.indices.compactMap { place in files[place].id.flatMap { entry($0, place) } }
    }
    let sums = prefixes.map { IssueID(prefix: $0, number: 1).key >> 32 }
    return names.places.compactMap { place in
      // Nearly all have a number, which their key says.
      guard let key = names.key(place), key & 0x8000_0000 == 0, let prefix = sums.firstIndex(of: key >> 32) else {
        guard names.isSound(place) else { return nil }
        return IssueFolder.id(of: names.path(place), prefixes: prefixes).flatMap { entry($0, place) }
      }
      return Entry(prefix: prefix, number: Int(key & 0x7FFF_FFFF), tail: "", place: place)
    }
  }

  private func entry(_ id: IssueID, _ place: Int) -> Entry? {
    guard let prefix = prefixes.firstIndex(of: id.prefix) else { return nil }
    switch id.tail {
    case .number(let number): return Entry(prefix: prefix, number: number, tail: "", place: place)
    case .random(let tail): return Entry(prefix: prefix, number: 0, tail: tail, place: place)
    }
  }

  /// What is known of an issue. Where nothing is kept of it, its file is read.
  func known(_ entry: Entry) -> Known? {
    guard names?.isSound(entry.place) ?? true else { return nil }
    let id =
      entry.number > 0
      ? IssueID(prefix: prefixes[entry.prefix], number: entry.number)
      : IssueID("\(prefixes[entry.prefix])-\(entry.tail)")
    guard let id else { return nil }
    if let record = record(entry.place), hasSameFile(entry.place) {
      return Known(id: id, title: record.text("title"), status: record.text("status"))
    }
    let document = document(entry.place)
    return Known(id: id, title: document?["title"]?.text, status: document?["status"]?.text)
  }

  private func record(_ place: Int) -> IssueRecord? {
    guard let names, let index, names.hasRow(place), index.isPlain(place) else { return nil }
    return index.record(place)
  }

  private func hasSameFile(_ place: Int) -> Bool {
    guard let names, let stamp = try? reader?.stamp(of: names.path(place)) else { return false }
    return names.has(place, stamp)
  }

  private func document(_ place: Int) -> Document? {
    let file = try? names.map { try snapshot.entry(at: $0.path(place)) } ?? files[place]
    guard let file, let bytes = try? snapshot.read(file)?.bytes else { return nil }
    return Document(bytes)
  }
}

extension KnownIssues {
  /// How many issues are asked for what stands in a field: of more, every second, third and so on.
  private static let mostRecords = 4_000
  /// The same where files have to be read.
  private static let mostFiles = 200

  /// The texts that issues have in a field or below it (`environment.os`), each once, the most frequent first.
  package func values(of field: String, limit: Int) -> [String] {
    var counts: [String: Int] = [:]
    func count(_ texts: [String]) { for text in texts { counts[text, default: 0] += 1 } }
    let below = field.hasPrefix("environment.") ? String(field.dropFirst("environment.".count)) : nil
    if let names, let index {
      for row in stride(from: 0, to: names.rowCount, by: 1 + names.rowCount / Self.mostRecords) where index.isPlain(row)
      {
        guard let record = index.record(row) else { continue }
        count(
          below.map { key in record.pairs("environment").filter { $0.key == key }.map(\.value) } ?? record.texts(field))
      }
    } else {
      for place in stride(from: 0, to: files.count, by: 1 + files.count / Self.mostFiles) {
        guard let document = document(place) else { continue }
        if let below {
          count((document["environment"]?.value.pairs ?? []).filter { $0.key == below }.compactMap(\.value.text))
        } else {
          count(document[field]?.value.texts ?? [])
        }
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
  }
}
