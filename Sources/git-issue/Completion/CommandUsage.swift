internal import ArgumentParser
internal import Issues

/// What a command takes, as it declares it itself.
struct CommandUsage {
  struct Argument {
    enum Kind: String { case positional, option, flag }
    let kind: Kind
    /// With their dashes; none of what is told by its place.
    let names: [String]
    /// What its value is called in the command's help.
    let valueName: String
    let abstract: String
    let isRepeating: Bool
    let isOptional: Bool
    /// What is taken where it is not given.
    let defaultValue: String?
    /// What the declaration says that the value is one of.
    let choices: [String]
    /// Whether any word that is nothing else belongs to it, also one that begins with a dash.
    let takesAll: Bool

    var longNames: [String] { names.filter { $0.hasPrefix("--") } }
  }

  /// The words that name the command: `["form", "show"]`.
  let path: [String]
  let arguments: [Argument]

  var options: [Argument] { arguments.filter { $0.kind != .positional } }
  var positionals: [Argument] { arguments.filter { $0.kind == .positional } }

  func option(_ name: some StringProtocol) -> Argument? { options.first { $0.names.contains { $0 == name } } }

  /// - Parameter path: The words that name it.
  init(of command: any ParsableCommand.Type, path: [String]) {
    self.path = path
    // The library tells what it has understood of the declarations to other programs alone.
    let dump = try? JSONNode.parse(Array(command._dumpHelp().utf8))
    arguments = (dump?["command"]?["arguments"]?.items ?? []).compactMap { Argument($0) }
  }
}

extension CommandUsage.Argument {
  /// Nil for what is shown in no help.
  fileprivate init?(_ node: JSONNode) {
    guard let kind = node["kind"]?.text.flatMap({ Kind(rawValue: $0) }), node["shouldDisplay"]?.isTrue ?? true else {
      return nil
    }
    self.kind = kind
    names = (node["names"]?.items ?? []).compactMap { name in
      name["name"]?.text.map { (name["kind"]?.text == "long" ? "--" : "-") + $0 }
    }
    valueName = node["valueName"]?.text ?? ""
    abstract = node["abstract"]?.text ?? ""
    isRepeating = node["isRepeating"]?.isTrue ?? false
    isOptional = node["isOptional"]?.isTrue ?? false
    defaultValue = node["defaultValue"]?.text
    choices = (node["completionKind"]?["list"]?["values"]?.items ?? []).compactMap(\.text)
    takesAll = node["parsingStrategy"]?.text == "allUnrecognized"
  }
}
