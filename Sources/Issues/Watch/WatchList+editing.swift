extension WatchList {
  /// The file with some patterns besides, each behind the last of its area; those that are there already are ticked where
  /// these are. Nothing else of it changes.
  package static func adding(_ patterns: [WatchedPattern], to file: [UInt8]) throws(SettingsError) -> [UInt8] {
    let list = try WatchList(file)
    var places = Dictionary(uniqueKeysWithValues: list.patterns.enumerated().map { ($1.fullName, $0) })
    var new: [WatchedPattern] = []
    var edits: [Edit] = []
    let nodes = try items(file)
    for pattern in patterns {
      guard let index = places[pattern.fullName] else {
        places[pattern.fullName] = list.patterns.count + new.count
        new.append(pattern)
        continue
      }
      if index < list.patterns.count, list.patterns[index].sighting == .never, pattern.sighting != .never {
        edits.append(tick(nodes[index], as: pattern.sighting, in: file))
      }
    }
    return applying(edits + additions(new, list, nodes, file), to: file)
  }

  /// The file with a pattern ticked, or no longer.
  package static func ticking(_ index: Int, as sighting: WatchedPattern.Sighting, in file: [UInt8])
    throws(SettingsError) -> [UInt8]
  {
    applying([tick(try items(file)[index], as: sighting, in: file)], to: file)
  }

  // MARK: Edits

  private struct Edit {
    let range: Range<Int>
    let text: String
  }

  private static func applying(_ edits: [Edit], to file: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var end = 0
    for edit in edits.enumerated().sorted(by: { ($0.1.range.lowerBound, $0.0) < ($1.1.range.lowerBound, $1.0) }) {
      bytes += file[end..<edit.element.range.lowerBound] + Array(edit.element.text.utf8)
      end = edit.element.range.upperBound
    }
    return bytes + file[end...]
  }

  private static func tick(_ item: YAMLNode, as sighting: WatchedPattern.Sighting, in file: [UInt8]) -> Edit {
    if let pair = item.pairs?.first(where: { $0.key == "seen" }) {
      guard pair.value.range.isEmpty else { return Edit(range: pair.value.range, text: text(of: sighting)) }
      let place = (file[pair.keyRange.upperBound...].firstIndex(of: UInt8(ascii: ":")) ?? file.count - 1) + 1
      return Edit(range: place..<place, text: " \(text(of: sighting))")
    }
    if case .mapping(let pairs, .flow) = item.content, let end = pairs.last?.value.range.upperBound {
      return Edit(range: end..<end, text: ", seen: \(text(of: sighting))")
    }
    return addition("\(indent(of: item, in: file))seen: \(text(of: sighting))\n", behind: item, in: file)
  }

  private static func additions(_ new: [WatchedPattern], _ list: WatchList, _ items: [YAMLNode], _ file: [UInt8])
    -> [Edit]
  {
    guard !new.isEmpty else { return [] }
    if items.isEmpty, let root = try? YAMLNode.parse(file, .strict), !root.isAbsent {
      // `[]`.
      return [Edit(range: root.range, text: new.map { lines($0, indent: "") }.joined())]
    }
    guard let first = items.first, let last = items.last else {
      let start = file.allSatisfy { $0 <= 0x20 } ? head : file.last == UInt8(ascii: "\n") ? "" : "\n"
      return [Edit(range: file.count..<file.count, text: start + new.map { lines($0, indent: "") }.joined())]
    }
    // A list in brackets is written anew, a pattern a line.
    let isFlow = file[first.range.lowerBound...].first == UInt8(ascii: "{") || !isOnLineOfItsOwn(first, file)
    if isFlow {
      let all = head + (list.patterns + new).map { lines($0, indent: "") }.joined()
      return [Edit(range: 0..<file.count, text: all)]
    }
    let indent = String(indent(of: first, in: file).dropLast(2))
    return new.map { pattern in
      let index = list.patterns.lastIndex { $0.area == pattern.area }
      return addition(lines(pattern, indent: indent), behind: index.map { items[$0] } ?? last, in: file)
    }
  }

  private static func isOnLineOfItsOwn(_ item: YAMLNode, _ file: [UInt8]) -> Bool {
    let start = Line.start(file, before: item.range.lowerBound)
    return file[start..<item.range.lowerBound].drop { $0 == 0x20 }.first == UInt8(ascii: "-")
  }

  private static func addition(_ lines: String, behind item: YAMLNode, in file: [UInt8]) -> Edit {
    let end = Line.end(file, of: item.lastContent ?? item.range.lowerBound)
    return Edit(range: end..<end, text: (file[..<end].last == UInt8(ascii: "\n") ? "" : "\n") + lines)
  }

  private static func indent(of item: YAMLNode, in file: [UInt8]) -> String {
    String(repeating: " ", count: item.range.lowerBound - Line.start(file, before: item.range.lowerBound))
  }

  // MARK: Texts

  private static func lines(_ pattern: WatchedPattern, indent: String) -> String {
    var pairs = [("name", YAMLScalar.write(pattern.name))]
    if !pattern.area.isEmpty { pairs.append(("area", YAMLScalar.write(pattern.area))) }
    if let text = pattern.pattern { pairs.append(("pattern", YAMLScalar.write(text))) }
    if let severity = pattern.severity { pairs.append(("severity", YAMLScalar.write(severity))) }
    if pattern.sighting != .never { pairs.append(("seen", text(of: pattern.sighting))) }
    return pairs.enumerated().map { "\(indent)\($0 == 0 ? "- " : "  ")\($1.0): \($1.1)\n" }.joined()
  }

  private static func text(of sighting: WatchedPattern.Sighting) -> String {
    switch sighting {
    case .never: "false"
    case .someDay: "true"
    case .on(let day): day.description
    }
  }

  private static let head =
    "# Error patterns to watch. `git issue scan` looks in logs for those that have a `pattern`.\n"

  private static func items(_ file: [UInt8]) throws(SettingsError) -> [YAMLNode] {
    do throws(YAMLError) { return try YAMLNode.parse(file, .strict)?.items ?? [] } catch {
      throw SettingsError(
        path: IssueFolder.watch, bytes: file, offset: error.offset, message: error.message,
        help: "mend the YAML of this file")
    }
  }
}
