/// Where issues are kept in a repository, and how their files are named.
package enum IssueFolder {
  package static let path = ".issues"
  package static let configuration = ".issues/config.yml"
  package static let forms = ".issues/forms"
  package static let baseline = ".issues/baseline.json"
  package static let known = ".issues/known"
  package static let imports = ".issues/imports.json"
  package static let watch = ".issues/watch.yml"
  /// What editors judge the settings and the forms by.
  package static let schemas = ".issues/schema"
  /// Folders that hold no issues.
  package static let reserved: Set = ["forms", "known"]
  /// How many issues one folder of the bucketed layout holds.
  package static let bucketSize = 1_000

  /// Whether a file may be an issue by where it stands: `.issues/X.md`, or in a bucket.
  package static func mayHoldIssue(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
      guard bytes.count > folder.count + 3, bytes.starts(with: folder) else { return false }
      let name: Slice<UnsafeBufferPointer<UInt8>>
      let rest = bytes[folder.count...]
      if let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
        guard isBucket(rest[..<slash]) else { return false }
        name = rest[(slash + 1)...]
      } else {
        name = rest
      }
      guard name.count > 3, name.first != UInt8(ascii: "."), !name.contains(UInt8(ascii: "/")) else { return false }
      let ending = name.suffix(3)
      return zip(ending, ".md".utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
  }

  private static let folder = Array("\(path)/".utf8)

  /// Whether a folder in `.issues` is one of the bucketed layout: a number, or two characters of a random id.
  package static func isBucket(_ name: some StringProtocol) -> Bool { isBucket(name.utf8) }

  private static func isBucket(_ name: some Collection<UInt8>) -> Bool {
    let isDigit = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
    guard !name.isEmpty else { return false }
    return name.allSatisfy(isDigit) || name.count == 2 && name.allSatisfy { isDigit($0) || ($0 >= 0x61 && $0 <= 0x7A) }
  }

  /// A path without `.issues/` and the bucket: what stays the same when the layout changes.
  package static func unbucketed(_ path: String) -> Substring {
    guard path.hasPrefix("\(self.path)/") else { return path[...] }
    let rest = path.dropFirst(self.path.count + 1)
    guard let slash = rest.firstIndex(of: "/"), isBucket(rest[..<slash]) else { return rest }
    return rest[rest.index(after: slash)...]
  }

  /// The id that a path's file name starts with, in any case.
  package static func id(of path: String, prefixes: [String]) -> IssueID? {
    guard mayHoldIssue(path) else { return nil }
    let stem = path[...].part((lastSlash(path) ?? -1) + 1..<path.utf8.count - 3)
    return IssueID(stem: stem, prefixes: prefixes)
  }

  private static func lastSlash(_ path: String) -> Int? { path.withBytes { $0.lastIndex(of: UInt8(ascii: "/")) } }

  /// The path of a new issue. It never changes afterwards, whatever becomes of the title.
  package static func path(of id: IssueID, title: String, layout: Configuration.Layout) -> String {
    self.path(of: id, slug: slug(title), layout: layout)
  }

  /// The path of an issue by what follows the id in its file's name, if anything does.
  package static func path(of id: IssueID, slug: String?, layout: Configuration.Layout) -> String {
    "\(folder(of: id, layout: layout))/\(id)\(slug.map { "-\($0)" } ?? "").md"
  }

  /// Whether an issue is in the folder that the layout gives it.
  package static func isInPlace(_ path: String, _ id: IssueID, layout: Configuration.Layout) -> Bool {
    folder(of: path)[...] == folder(of: id, layout: layout)[...]
  }

  /// The path that an issue's file should have: what its name says besides the id is kept, and a name that says nothing
  /// gets the title.
  package static func rightPath(of path: String, _ id: IssueID, title: String, layout: Configuration.Layout) -> String {
    let name = path.dropFirst(folder(of: path).count + 1).dropLast(3)
    let isNamed = IssueID(stem: name, prefixes: [id.prefix]) == id
    let rest = isNamed ? name.dropFirst(id.prefix.count + 1).drop { $0 != "-" }.dropFirst() : name
    return
      "\(folder(of: id, layout: layout))/\(id)-\(isNamed && !rest.isEmpty ? String(rest) : slug(isNamed ? title : String(rest))).md"
  }

  /// The folder that a file or folder lies in.
  package static func folder(of path: String) -> String {
    lastSlash(path).map { String(path[...].part(0..<$0)) } ?? ""
  }

  /// The folder that a layout gives an issue.
  package static func folder(of id: IssueID, layout: Configuration.Layout) -> String {
    guard layout == .bucketed else { return path }
    switch id.tail {
    case .number(let number): return "\(path)/\(number / bucketSize)"
    case .random(let text): return "\(path)/\(text.prefix(2))"
    }
  }

  /// The folder that belongs to an issue, for comments and attachments; it is there only when needed.
  package static func companion(of path: String) -> String { String(path.dropLast(3)) }

  /// The folder with comments and attachments that a file stands in, by the shape of its path; nil for one beside them.
  package static func companionFolder(of path: String) -> String? {
    let parts = unbucketed(path).split(separator: "/")
    guard parts.count > 2, ["comments", "attachments"].contains(parts[1]) else { return nil }
    return String(path.dropLast(parts.dropFirst().joined(separator: "/").utf8.count + 1))
  }

  /// Whether a file is a comment by where it stands.
  package static func isComment(_ path: String) -> Bool {
    // By bytes: every path of a large tracker is asked.
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return false }
    return path.utf8[..<slash].suffix(9).elementsEqual("/comments".utf8) && path.hasSuffix(".md")
      && path.hasPrefix("\(self.path)/")
  }

  /// Whether a file is an entry of the knowledge base by where it stands.
  package static func isKnownIssue(_ path: String) -> Bool {
    guard path.hasPrefix("\(known)/") else { return false }
    let name = path.dropFirst(known.count + 1)
    return !name.hasPrefix(".") && !name.contains("/") && name.lowercased().hasSuffix(".md")
  }

  /// What follows the id in an issue's file name; nil where nothing does.
  package static func slug(ofPath path: String) -> Substring? {
    guard mayHoldIssue(path), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let parts = path.utf8[slash...].dropFirst().dropLast(3).split(separator: UInt8(ascii: "-"), maxSplits: 2)
    return parts.count == 3 ? Substring(parts[2]) : nil
  }

  /// A title as part of a file name: ASCII, lower case, at most 48 characters, on every file system the same.
  package static func slug(_ title: String) -> String {
    var slug = ""
    for scalar in title.lowercased().unicodeScalars {
      if let letters = ascii[scalar]
        ?? (scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
          ? String(scalar) : nil)
      {
        slug += letters
      } else if scalar.properties.generalCategory == .nonspacingMark || scalar == "'" || scalar == "’" {
        continue
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    if slug.count > 48 {
      let cut = slug.prefix(48)
      slug = String(slug.dropFirst(48).first == "-" ? cut : cut[..<(cut.lastIndex(of: "-") ?? cut.endIndex)])
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "issue" : slug
  }

  /// A letter or digit beyond ASCII in lower case, without its mark where it is a Latin one.
  static func plain(_ scalar: Unicode.Scalar) -> String {
    let lower = scalar.properties.lowercaseMapping
    return lower.unicodeScalars.first.flatMap { ascii[$0] } ?? lower
  }

  /// Latin letters with marks, as they are most often written without.
  private static let ascii: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("àáâãåāăą", "a"), ("äæ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
      ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŋ", "n"), ("òóôõōŏőø", "o"), ("öœ", "oe"),
      ("ŕŗř", "r"), ("śŝşš", "s"), ("ß", "ss"), ("ţťŧþ", "t"), ("ùúûũūŭůűų", "u"), ("ü", "ue"), ("ŵ", "w"),
      ("ýÿŷ", "y"),
      ("źżž", "z"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (letters, plain) in groups {
      for scalar in letters.unicodeScalars { table[scalar] = plain }
    }
    return table
  }()
}
