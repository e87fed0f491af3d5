internal import ArgumentParser

/// What the shells' scripts ask. Not for people.
///
/// It says nothing about what goes wrong, and writes nothing: somebody is in the middle of a word.
struct Complete: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "Tell what a word may become; asked by the shell.", shouldDisplay: false)

  @Argument(help: "The shell that asks.") var shell: CompletedShell
  @Option(parsing: .unconditional, help: "Bash's COMP_WORDBREAKS.") var breaks = ""
  @Flag(help: "Bash lists words, and writes none.") var listing = false
  @Argument(parsing: .postTerminator, help: "The words behind 'git issue', up to the one being written.") var words:
    [String] = []

  func run(on console: Console) {
    let completer = Completer(console)
    let lines: [String]
    if shell == .bash {
      let last = BashWord(words.last ?? "", breaks: breaks)
      let candidates = completer.candidates(words.dropLast().map { BashWord($0).text } + [last.text])
      let isListed = listing && candidates.words.count > 1
      lines = isListed ? candidates.described(width: console.width) : candidates.lines(completing: last)
    } else {
      lines = completer.candidates(words.isEmpty ? [""] : words).lines
    }
    for line in lines { console.standardOutput.write(line + "\n") }
  }
}
