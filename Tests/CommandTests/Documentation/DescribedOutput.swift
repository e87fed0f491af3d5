import ArgumentParser
import Foundation
import Issues
import TestSupport

@testable import git_issue

/// What a command prints for programs, compared with what its schema says.
enum DescribedOutput {
  /// What is not as it is described; nothing for a run that prints no JSON.
  static func faults(of text: String, printedBy arguments: [String]) -> [String] {
    let isJSON =
      arguments.contains("--json")
      || arguments.firstIndex(of: "--format").map { arguments[$0...].dropFirst().first == "json" } ?? false
    guard isJSON, text.hasPrefix("{"), let name = schema(of: arguments) else { return [] }
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return ["\(text) is no JSON"] }
    guard let schema = JSONSchema(named: name) else { return ["there is no schema \(name)"] }
    return schema.faults(of: value).map { "\(name): \($0)" }
  }

  /// The name of the schema of what a command line prints; nil where there is no such command.
  private static func schema(of arguments: [String]) -> String? {
    var (commands, path) = (GitIssue.configuration.subcommands, [String]())
    var found: (any ParsableCommand.Type)?
    for word in arguments {
      guard let command = commands.first(where: { $0._commandName == word }) else { break }
      (found, commands) = (command, command.configuration.subcommands)
      path.append(word)
    }
    if let inner = found?.configuration.defaultSubcommand {
      found = inner
      path.append(inner._commandName)
    }
    let conditions = (found as? any DescribedCommand.Type)?.outputs.compactMap(\.condition) ?? []
    let condition = conditions.first { condition in
      arguments.contains { $0 == condition || $0.hasPrefix("\(condition)=") }
    }
    guard found != nil else { return nil }
    let suffix = condition == "@" ? "queries" : condition.map { String($0.drop { $0 == "-" }) }
    return (path + [suffix].compactMap { $0 }).joined(separator: "-")
  }
}

extension JSONSchema {
  /// A schema of the program's, as it is where there are no issues.
  init?(named name: String) {
    guard let schema = NamedSchema.all.first(where: { $0.name == name }),
      let document = try? JSONSerialization.jsonObject(with: Data(schema.document(nil).pretty.utf8)) as? [String: Any]
    else { return nil }
    self.init(document: document)
  }
}

extension Transcript {
  /// What the commands of the page print for programs, and is not as it is described.
  var undescribed: [String] {
    commands.flatMap { command -> [String] in
      let source = command.source.joined(separator: "\n")
      guard source.hasPrefix("git issue "), !source.contains("|"), !source.contains(">") else { return [] }
      let arguments = source.split(separator: " ").dropFirst(2).map(String.init)
      // Messages may stand before it, and the exit status behind.
      guard let start = command.output.firstIndex(of: "{"), let end = command.output.lastIndex(of: "}") else {
        return []
      }
      let text = command.output[start...max(start, end)].joined(separator: "\n")
      return DescribedOutput.faults(of: text, printedBy: arguments).map { "line \(command.line): \($0)" }
    }
  }
}
