internal import ArgumentParser
internal import Issues

/// Writes the pages for `man`, which the installation puts where they are looked for. Not for people.
struct Manual: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual pages; run by the installation.", shouldDisplay: false)

  @Argument(help: "The folder; `man1`, `man5` and `man7` are made in it.") var folder: String

  func run(on console: Console) throws {
    for page in ManualPage.all {
      let path = "\(folder)/man\(page.section)"
      try console.makeFolder(path)
      let text = ManPageText.text(page, date: date(console))
      try console.write(Array(text.utf8), to: console.absolute("\(path)/\(page.name).\(page.section)"))
    }
  }

  /// Today, or the day of `SOURCE_DATE_EPOCH`, with which the pages of one version are the same wherever they are made.
  private func date(_ console: Console) -> CalendarDate {
    console.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }.map { CalendarDate(secondsSince1970: $0, offset: 0) }
      ?? console.today
  }
}
