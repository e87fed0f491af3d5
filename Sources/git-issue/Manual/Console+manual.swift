internal import Git
internal import IssueStore

extension Console {
  /// Shows a page of the manual, by the user's pager where somebody sits at a terminal.
  func show(_ page: ManualPage) throws {
    let settings = isTerminal(.output) ? try? repositorySettings : nil
    var console = self
    if let settings {
      console.color =
        (try? .decide(
          command: settings.string("color.issue"), ui: settings.string("color.ui"), environment: environment,
          terminals: terminals)) ?? color
    }
    try console.paged(by: settings?.string("core.pager")) { $0.write(page.blocks) }
  }

  /// Writes blocks of the manual as they are laid out for this terminal.
  func write(_ blocks: [ManualBlock]) {
    for line in TerminalPage(blocks, width: width, style: style).lines { standardOutput.write(line + "\n") }
  }

  private var repositorySettings: GitConfiguration {
    get throws {
      try IssueStore(directory: directory, environment: environment, recovery: .later).repository.configuration
    }
  }
}
