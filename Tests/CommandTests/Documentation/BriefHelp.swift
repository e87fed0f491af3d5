/// What `-h` prints of a command.
struct BriefHelp {
  /// The sentences at its beginning.
  let overview: String
  /// Arguments and options, but for those of every command.
  let options: [(names: [String], text: String)]
  let hasNoCommands: Bool

  init(of command: [String]) {
    let text = DocumentedProgram().run(command + ["-h"]).text
    let halves = text.split(separator: "\n\nUSAGE: ", maxSplits: 1)
    overview = Self.joined(halves[0].dropFirst("OVERVIEW: ".count))
    let tables = halves[1].split(separator: "\n\nSUBCOMMANDS:", maxSplits: 1)
    hasNoCommands = tables.count == 1
    var options: [(names: [String], text: String)] = []
    for line in tables[0].split(separator: "\n").dropFirst() {
      if let entry = line.wholeMatch(of: /\  ((?:-[^ ]+(?: <[^>]+>)?,? ?|<[^>]+>)+)(?: +(.*))?/) {
        let names = entry.1.matches(of: /(?:^|[ ,\/])(--?[a-zA-Z][a-z-]*)/).map { String($0.1) }
        options.append((names, Self.joined(entry.2 ?? "")))
      } else if line.hasPrefix("   "), let last = options.last {
        options[options.count - 1].text = Self.joined("\(last.text) \(line)")
      }
    }
    self.options = options.filter { !$0.names.contains("--help") && !$0.names.contains("--version") }
      .map { ($0.names, $0.text.replacing(/\ ?\((?:values|default): .*\)$/, with: "")) }
  }

  private static func joined(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("`", with: "")
  }
}
