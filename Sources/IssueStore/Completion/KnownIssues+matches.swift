internal import Issues

extension KnownIssues {
  /// The issues whose ids begin as somebody has typed, in any case; where there are more than a screen has room for, how
  /// their ids go on. A number alone, or without its zeros, means the issue that has it.
  package func matches(_ typed: String, limit: Int) -> [Match] {
    let typed = typed.uppercased()
    let tails = prefixes.map { prefix -> String? in
      let head = "\(prefix)-"
      if typed.hasPrefix(head) { return typed.dropFirst(head.count).lowercased() }
      return head.hasPrefix(typed) ? "" : nil
    }
    let entries = entries()
    let found = entries.filter { entry in tails[entry.prefix].map { entry.hasTail($0) } ?? false }
    guard !found.isEmpty else { return numbered(typed, entries) }
    guard found.count > limit else { return issues(found) }
    let used = Set(found.map(\.prefix)).sorted()
    guard let prefix = used.first, used.count == 1 else {
      return used.map { prefix in
        .beginning("\(prefixes[prefix])-", count: found.count { $0.prefix == prefix })
      }
    }
    return groups(found, prefixes[prefix], tails[prefix] ?? "")
  }

  /// The issues with a number that is written otherwise.
  private func numbered(_ typed: String, _ entries: [Entry]) -> [Match] {
    guard let id = IssueID(typed) ?? prefixes.first.flatMap({ IssueID("\($0)-\(typed)") }), let number = id.number
    else {
      return []
    }
    return issues(entries.filter { $0.number == number && prefixes[$0.prefix] == id.prefix })
  }

  private func issues(_ entries: [Entry]) -> [Match] {
    let issues = Dictionary(entries.compactMap { known($0) }.map { ($0.id, $0) }) { first, _ in first }
    return issues.values.sorted { $0.id < $1.id }.map { .issue($0) }
  }

  /// One match for each way in which the ids go on, as far as they go on in the same way.
  private func groups(_ entries: [Entry], _ prefix: String, _ tail: String) -> [Match] {
    var tail = tail
    while true {
      var counts: [UInt8: (count: Int, first: Entry)] = [:]
      var whole: [Entry] = []
      for entry in entries {
        guard let next = entry.character(at: tail.utf8.count) else {
          whole.append(entry)
          continue
        }
        counts[next, default: (0, entry)].count += 1
      }
      if counts.count == 1, whole.isEmpty, let next = counts.keys.first {
        tail.unicodeScalars.append(Unicode.Scalar(next))
        continue
      }
      return issues(whole)
        + counts.sorted { $0.key < $1.key }.flatMap { next, group -> [Match] in
          group.count == 1
            ? issues([group.first])
            : [.beginning("\(prefix)-\(tail)\(Character(Unicode.Scalar(next)))", count: group.count)]
        }
    }
  }
}

extension KnownIssues.Entry {
  /// How many digits the number is written with.
  private var width: Int {
    var (width, bound) = (3, 1_000)
    while number >= bound { (width, bound) = (width + 1, bound * 10) }
    return width
  }

  fileprivate func hasTail(_ beginning: String) -> Bool {
    guard number > 0 else { return tail.hasPrefix(beginning) }
    if beginning.isEmpty { return true }
    guard let value = Int(beginning), beginning.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return false }
    let rest = width - beginning.utf8.count
    return rest >= 0 && number / Self.power(rest) == value
  }

  /// A character behind the dash; nil behind the last.
  fileprivate func character(at index: Int) -> UInt8? {
    guard number > 0 else { return tail.utf8.dropFirst(index).first }
    let rest = width - 1 - index
    return rest < 0 ? nil : UInt8(ascii: "0") + UInt8(number / Self.power(rest) % 10)
  }

  private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
