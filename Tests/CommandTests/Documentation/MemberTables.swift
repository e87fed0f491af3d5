/// The first columns of the tables of a page, by the heading above them.
struct MemberTables {
  private(set) var headings: [String] = []
  private var members: [String: Set<String>] = [:]

  subscript(heading: String) -> Set<String> { members[heading] ?? [] }

  init(_ page: String) {
    var heading = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("#") { heading = String(line.drop { $0 == "#" }.dropFirst()) }
      guard line.hasPrefix("| `"), let name = line.dropFirst(3).split(separator: "`").first else { continue }
      if members[heading] == nil { headings.append(heading) }
      members[heading, default: []].insert(String(name))
    }
  }
}
