/// A word of a query: its characters, and which of them stood in quotes.
struct QueryWord {
  var characters: [Character] = []
  var isQuoted: [Bool] = []

  var text: String { String(characters) }

  /// Whether a character stands for a sign of the language, not for itself.
  func isSign(_ sign: Character, at index: Int) -> Bool {
    characters.indices.contains(index) && characters[index] == sign && !isQuoted[index]
  }

  /// The saved query that it names, behind a sign that negates it; nil for any other term.
  func savedName(from start: Int) -> String? {
    isSign("@", at: start) && characters.count > start + 1 ? String(characters[(start + 1)...]) : nil
  }

  /// Where the term begins, behind a sign that negates it.
  var start: Int { characters.count > 1 && isSign("-", at: 0) ? 1 : 0 }

  /// Whether it is `or`, `and` or `not`.
  func isBare(_ word: String) -> Bool { !isQuoted.contains(true) && text.lowercased() == word }
}

/// The parts of a query that are read one after the other.
enum QueryToken {
  case word(QueryWord)
  case and
  /// With the argument and the column that they stand at, as parentheses.
  case or(String, Int), not(String, Int)
  case open(String, Int)
  case close(String, Int)
}

/// Cuts an argument into the parts of a query.
struct QueryWords {
  private let argument: String
  private(set) var tokens: [QueryToken] = []
  private var word = QueryWord()
  private var hasQuotes = false
  /// Where the word begins.
  private var column = 1
  /// Parentheses that a word has opened in its middle are its own.
  private var openInWord = 0

  init(_ argument: String) throws(QueryError) {
    self.argument = argument
    var quoteColumn: Int?
    for (index, character) in argument.enumerated() {
      if word.characters.isEmpty, !hasQuotes { column = index + 1 }
      if let _ = quoteColumn, character == "\"" {
        quoteColumn = nil
      } else if quoteColumn != nil {
        add(character, isQuoted: true)
      } else if character == "\"" {
        quoteColumn = index + 1
        hasQuotes = true
      } else if character.isWhitespace {
        endWord()
      } else {
        addBare(character, column: index + 1)
      }
    }
    if let quoteColumn {
      throw QueryError(
        message: "a quote that is not closed", help: "put a \" at its end", term: argument, column: quoteColumn)
    }
    endWord()
  }

  private mutating func addBare(_ character: Character, column: Int) {
    let isStart = word.characters.isEmpty && !hasQuotes
    switch character {
    case "(" where isStart: tokens.append(.open(argument, column))
    case "(" where word.isBare("-"):
      word = QueryWord()
      tokens += [.not(argument, column - 1), .open(argument, column)]
    case ")" where openInWord == 0:
      endWord()
      tokens.append(.close(argument, column))
    default:
      if character == "(" { openInWord += 1 }
      if character == ")" { openInWord -= 1 }
      add(character, isQuoted: false)
    }
  }

  private mutating func add(_ character: Character, isQuoted: Bool) {
    word.characters.append(character)
    word.isQuoted.append(isQuoted)
  }

  private mutating func endWord() {
    if word.isBare("or"), !hasQuotes {
      tokens.append(.or(argument, column))
    } else if word.isBare("and"), !hasQuotes {
      tokens.append(.and)
    } else if word.isBare("not"), !hasQuotes {
      tokens.append(.not(argument, column))
    } else if !word.characters.isEmpty || hasQuotes {
      tokens.append(.word(word))
    }
    word = QueryWord()
    hasQuotes = false
    openInWord = 0
  }
}
