@testable import git_issue

extension ManualPage {
  /// The names of all options that have an entry.
  var optionNames: Set<String> {
    Set(
      blocks.flatMap(\.terms).filter { $0.hasPrefix("-") }.flatMap { $0.matches(of: /--?[a-zA-Z][a-z-]*/) }
        .map { String($0.0) })
  }
}

extension ManualBlock {
  /// What it holds, block by block.
  private var inner: [ManualBlock] {
    switch self {
    case .entries(let entries): entries.flatMap(\.blocks)
    case .list(let points): points.flatMap(\.self)
    default: []
    }
  }

  private var prose: [Prose] {
    switch self {
    case .paragraph(let prose), .synopsis(let prose): [prose]
    case .entries(let entries): entries.map(\.term)
    case .table(let rows): rows.map(\.text)
    case .heading, .list, .code, .place: []
    }
  }

  /// The text without marks.
  var text: String { (prose.map(\.plain) + inner.map(\.text)).joined(separator: " ") }

  var terms: [String] {
    if case .entries(let entries) = self { entries.map(\.term.plain) + inner.flatMap(\.terms) } else { [] }
  }

  /// The lines of code.
  var code: [String] { if case .code(let lines) = self { lines } else { inner.flatMap(\.code) } }

  /// The pages that it names.
  var references: [String] {
    let own = prose.flatMap(\.spans).compactMap { span in
      if case .page(let name, let section) = span { "\(name)(\(section))" } else { nil }
    }
    return own + inner.flatMap(\.references)
  }
}
