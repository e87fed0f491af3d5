internal import ArgumentParser
internal import IssueStore
internal import Issues

/// The id of an issue, in any case and with any number of zeros.
struct IDArgument: ParsableArguments {
  @Argument(help: "The issue, such as BUG-12.") var id: String

  var value: IssueID {
    get throws {
      guard let id = IssueID(id) else {
        throw Failure(.refused, "'\(self.id)' is not the id of an issue", hints: ["write it as BUG-012"])
      }
      return id
    }
  }
}

struct ColorOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Use colour: always, auto or never.", valueName: "when"),
    completion: .list(["always", "auto", "never"])) var color: String?
}

struct StageOption: ParsableArguments {
  @Flag(help: "Write and stage the change for your next commit, instead of committing it.") var stage = false
  @Option(help: ArgumentHelp("In a bare repository: the branch to work on.", valueName: "branch")) var ref: String?
}

/// `KEY=VALUE`.
struct Assignment {
  enum Sign { case set, add, remove }
  let key: String
  let sign: Sign
  let value: String

  /// - Parameter allowsLists: Whether `+=` and `-=` are understood.
  init(_ text: String, allowsLists: Bool = false) throws {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw Failure(.usage, "'\(text)' is not KEY=VALUE", hints: ["for example: severity=high"])
    }
    var key = text[..<equals]
    var sign = Sign.set
    if allowsLists, let last = key.last, last == "+" || last == "-" {
      sign = last == "+" ? .add : .remove
      key.removeLast()
    }
    self.key = key.trimmed
    self.sign = sign
    value = String(text[text.index(after: equals)...])
  }

  private init(key: String, sign: Sign, value: String) {
    self.key = key
    self.sign = sign
    self.value = value
  }

  /// With the text that `@FILE` or `-` stands for.
  func resolved(_ console: Console) throws -> Assignment {
    Assignment(key: key, sign: sign, value: try console.text(value))
  }
}

extension Console {
  /// The text of an option that may name a file (`@FILE`) or standard input (`-`).
  func text(_ value: String) throws -> String {
    let bytes: [UInt8]
    if value == "-" {
      bytes = try standardInput.readAll(limit: 64 << 20)
    } else if value.hasPrefix("@") {
      bytes = try read(String(value.dropFirst()))
    } else {
      return value
    }
    guard bytes.firstInvalidUTF8 == nil else {
      throw Failure(
        .refused, "\(value == "-" ? "standard input" : value) is not UTF-8 text; nothing was written",
        hints: ["convert it, for example with iconv"])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
