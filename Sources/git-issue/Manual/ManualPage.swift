internal import ArgumentParser
internal import Issues

/// A page of the manual, of which `man`, a terminal and the tests each are shown the same.
struct ManualPage {
  /// As `man` knows it: `git-issue-add`.
  let name: String
  /// Of the manual: 1 is for commands, 5 for files, 7 for the rest.
  let section: Int
  /// What stands behind the name, where pages are listed.
  let summary: Prose
  /// What follows the name.
  let body: [ManualBlock]

  var blocks: [ManualBlock] {
    let title = Prose([.text("\(name) - ")]) + summary
    return [.heading("NAME", level: 1), .paragraph(title)] + body
  }

  /// All that `man` is given.
  static var all: [ManualPage] {
    [main] + Topic.allCases.map(\.page)
      + listedCommands.map { ManualPage(of: $0, path: [$0._commandName]) }
  }

  /// The commands that people type.
  static var listedCommands: [any ParsableCommand.Type] {
    Registry.commands.filter { $0.configuration.shouldDisplay }
  }

  /// What all commands have in common.
  static var main: ManualPage {
    ManualPage(
      name: "git-issue", section: 1, summary: "keep checked bug reports in a Git repository",
      text: PackageResources.git_issue_md)
  }

  init(name: String, section: Int, summary: Prose, body: [ManualBlock]) {
    (self.name, self.section, self.summary, self.body) = (name, section, summary, body)
  }

  /// - Parameter text: Markdown, as ``ManualText`` reads it; its places are filled.
  init(name: String, section: Int, summary: String, text: [UInt8]) {
    let blocks = ManualText.blocks(String(decoding: text, as: UTF8.self))
    self.init(name: name, section: section, summary: Prose(summary), body: blocks.flatMap(\.filled))
  }
}

extension ManualBlock {
  /// The block, or what the program knows for its place.
  fileprivate var filled: [ManualBlock] {
    switch self {
    case .place("commands"): ManualPage.commandTables
    case .place("rules"): ManualPage.rules
    case .entries(let entries): [.entries(entries.map { Entry(term: $0.term, blocks: $0.blocks.flatMap(\.filled)) })]
    case .place(let name): [.paragraph(Prose(ManualPage.names(name).map { "`\($0)`" }.joined(separator: ", ") + "."))]
    case .heading(let text, level: 1): [.heading(text.uppercased(), level: 1)]
    case .heading, .paragraph, .synopsis, .list, .table, .code: [self]
    }
  }
}
