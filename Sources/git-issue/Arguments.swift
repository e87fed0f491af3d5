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
  @Option(help: ArgumentHelp("Use colour: always, auto or never.", valueName: "when")) var color: String?
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

extension Settings {
  /// The form of a type.
  func form(named type: String?) throws -> Form {
    guard let type else {
      guard let form = defaultForm else {
        throw Failure(.fatal, "there is no form here", hints: ["git issue init --form bug"])
      }
      return form
    }
    if let form = form(ofType: type.lowercased()) { return form }
    let known = types.joined(separator: ", ")
    let other = Form.builtIn(type) == nil ? "" : "; add it with: git issue init --form \(type)"
    throw Failure(.usage, "there is no form '\(type)' here", hints: ["use one of: \(known)\(other)"])
  }

  /// The key of a field that may be set, in the way that it is written.
  func fieldKey(_ key: String, form: Form?) throws -> String {
    let known = Document.knownFields(form)
    let plural = ["label": "labels", "component": "components", "file": "files"][key] ?? key
    let isOwn =
      plural.hasPrefix("x-")
      && plural.utf8.allSatisfy { byte in
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || "-_".utf8.contains(byte)
      }
    if known.contains(plural) || isOwn { return plural }
    let nearest = Nearest.question(about: key, among: known)
    throw Failure(
      .usage, "there is no field '\(key)'",
      hints: ["\(nearest)the fields are: \(known.joined(separator: ", ")); one of your own begins with x-"])
  }
}

extension Form {
  /// The element that a section is named by, by id or heading.
  func section(_ name: String) throws -> Element {
    if let element = sections.first(where: { $0.id == name }) ?? sections.first(where: { $0.isNamed(name) }) {
      return element
    }
    let known = sections.map(\.id)
    let nearest = Nearest.question(about: name, among: known)
    throw Failure(
      .usage, "form '\(type)' has no section '\(name)'",
      hints: ["\(nearest)use one of: \(known.joined(separator: ", "))"])
  }

  /// The key of a part of the environment. It may be one that the form does not ask for, but not one that is mistyped.
  func environmentKey(_ name: String) throws -> String {
    let known = environment.map(\.key)
    if known.contains(name) { return name }
    if let element = environment.first(where: { $0.element.isNamed(name) }) { return element.key }
    let isKey =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || "_-.".utf8.contains(byte)
      }
    if isKey, Nearest.word(to: name, among: known) == nil { return name }
    let nearest = Nearest.question(about: name, among: known)
    throw Failure(
      .usage, "'\(name)' is no part of the environment",
      hints: ["\(nearest)form '\(type)' asks for: \(known.joined(separator: ", "))"])
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
