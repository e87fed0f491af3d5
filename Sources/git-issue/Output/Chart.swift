/// Bars and lines of characters, as the terminal can show them.
struct Chart {
  private let blocks: [Character]
  private let full: Character
  private let light: Character

  /// Plain characters stand where the locale is not one of UTF-8, and where nobody says what the terminal can.
  init(_ console: Console) {
    let environment = console.environment
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let name = locale.lowercased()
    let isRich = (name.hasSuffix("utf-8") || name.hasSuffix("utf8")) && environment["TERM"] != "dumb"
    blocks = Array(isRich ? "▁▂▃▄▅▆▇█" : "_.:-=+*#")
    (full, light) = isRich ? ("█", "░") : ("#", "-")
  }

  /// A character for each number, as high as the number is beside the largest.
  func line(_ numbers: [Int]) -> String {
    let largest = max(1, numbers.max() ?? 1)
    return String(
      numbers.map { number in
        // What is there at all is seen.
        number <= 0 ? blocks[0] : blocks[max(1, (number * (blocks.count - 1) + largest - 1) / largest)]
      })
  }

  /// A bar of two parts, as long as both are beside the largest bar.
  func bar(_ first: Int, _ second: Int, of largest: Int, width: Int) -> String {
    func length(_ number: Int) -> Int { largest > 0 ? (number * width + largest - 1) / largest : 0 }
    let all = length(first + second)
    let own = min(all, length(first))
    return String(repeating: full, count: own) + String(repeating: light, count: all - own)
  }
}
