import Foundation
import PackagePlugin

/// Lists the types of a target's registered folders, so that adding a rule, a format, a reporter, a command or an
/// examination is adding its file.
@main struct Registry: BuildToolPlugin {
  static let folders: Set = ["Rules", "Reporters", "Formats", "Commands", "Examinations"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? SwiftSourceModuleTarget else { return [] }
    let files = target.sourceFiles(withSuffix: "swift").map(\.url)
      .filter { Self.folders.contains($0.deletingLastPathComponent().lastPathComponent) }
    guard !files.isEmpty else { return [] }
    let output = context.pluginWorkDirectoryURL.appending(path: "Registry.swift")
    return [
      .buildCommand(
        displayName: "Listing what \(target.name) registers",
        executable: try context.tool(named: "registry-generator").url,
        arguments: [output.path()] + files.map { $0.path() },
        inputFiles: files, outputFiles: [output])
    ]
  }
}
