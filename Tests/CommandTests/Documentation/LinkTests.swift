import Foundation
import Testing

/// Links between the pages lead somewhere, and every page is reached from the way in.
struct LinkTests {
  @Test(arguments: Page.all) func `links lead to files and headings that are there`(_ page: Page) throws {
    for link in try page.links {
      let target = page.target(of: link.path)
      #expect(
        FileManager.default.fileExists(atPath: Documentation.root.appending(path: target).path(percentEncoded: false)),
        "\(page.path) links to \(link.path)")
      guard let heading = link.heading, target.hasSuffix(".md") else { continue }
      #expect(try Page(path: target).headings.contains(heading), "\(page.path) links to \(link.path)#\(heading)")
    }
  }

  @Test func `every page is reached from the way in`() throws {
    var reached: Set<String> = ["Documentation/README.md"]
    var open = ["Documentation/README.md"]
    while let path = open.popLast() {
      let page = Page(path: path)
      for target in try page.links.map({ page.target(of: $0.path) })
      where target.hasSuffix(".md") && reached.insert(target).inserted {
        open.append(target)
      }
    }
    #expect(Page.all.map(\.path).filter { !reached.contains($0) } == [])
  }

  @Test func `the README leads to the way in`() throws {
    #expect(try Page(path: "README.md").links.contains { $0.path == "Documentation/README.md" })
  }
}

/// A page of Markdown in the repository.
struct Page: CustomTestStringConvertible, Sendable {
  let path: String
  var testDescription: String { path }

  /// Those at the top and below `Documentation`, but for the cases of the conformance suite.
  static let all: [Page] = {
    let root = Documentation.root.path(percentEncoded: false)
    let below = FileManager.default.enumerator(atPath: "\(root)/Documentation")?.compactMap { $0 as? String } ?? []
    let pages = below.filter { $0.hasSuffix(".md") && (!$0.hasPrefix("Conformance/") || $0 == "Conformance/README.md") }
    return (["README.md", "CONTRIBUTING.md", "SECURITY.md"] + pages.sorted().map { "Documentation/\($0)" }).map(
      Page.init)
  }()

  /// Links to other pages, or within this one; those that lead to hosts are left out, and so is what stands in code.
  var links: [(path: String, heading: String?)] {
    get throws {
      try prose.replacing(/`[^`\n]*`/, with: "").matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
        .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
        .map { link in
          let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
          return (parts[0], parts.count > 1 ? parts[1] : nil)
        }
    }
  }

  /// The headings as hosts name them in addresses.
  var headings: Set<String> {
    get throws {
      Set(
        try prose.matches(of: /(?m)^#+ (.*)$/).map { heading in
          String(
            heading.1.lowercased().compactMap { sign -> Character? in
              if sign == " " { return "-" }
              return sign.isLetter || sign.isNumber || sign == "-" || sign == "_" ? sign : nil
            })
        })
    }
  }

  /// Where a link of this page leads, from the top of the repository.
  func target(of link: String) -> String {
    guard !link.isEmpty else { return path }
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// The text without its blocks of code.
  private var prose: String {
    get throws {
      var fence: Substring?
      return try Documentation.text(path).split(separator: "\n", omittingEmptySubsequences: false).filter { line in
        let mark = line.prefix { $0 == "`" }
        if let open = fence {
          if mark.count >= open.count { fence = nil }
          return false
        }
        if mark.count >= 3 { fence = mark }
        return fence == nil
      }.joined(separator: "\n")
    }
  }
}
