internal import ArgumentParser

/// A command that prints JSON for programs.
protocol DescribedCommand: ConsoleCommand {
  /// What it prints with `--json`: one shape for each option that changes it.
  static var outputs: [Output] { get }
}

/// What a command prints for programs.
struct Output: Sendable {
  let object: ObjectSchema
  /// What else has to be given for it; nil for what is printed with `--json` alone.
  let condition: String?

  init(_ object: ObjectSchema, with condition: String? = nil) {
    self.object = object
    self.condition = condition
  }
}

extension Add: DescribedCommand {
  static let outputs = [Output(.addOutput), Output(.prospectOutput, with: "--dry-run")]
}
extension Attach: DescribedCommand { static let outputs = [Output(.attachOutput)] }
extension Audit: DescribedCommand { static let outputs = [Output(.auditOutput)] }
extension Batch: DescribedCommand { static let outputs = [Output(.batchOutput)] }
extension Blame: DescribedCommand { static let outputs = [Output(.blameOutput)] }
extension Check: DescribedCommand { static let outputs = [Output(.checkOutput)] }
extension Close: DescribedCommand { static let outputs = [Output(.changeOutput)] }
extension Comment: DescribedCommand { static let outputs = [Output(.commentOutput)] }
extension Doctor: DescribedCommand { static let outputs = [Output(.doctorOutput)] }
extension Edit: DescribedCommand { static let outputs = [Output(.changeOutput)] }
extension Explain: DescribedCommand { static let outputs = [Output(.explainOutput)] }
extension Fmt: DescribedCommand { static let outputs = [Output(.fmtOutput)] }
extension FormImport: DescribedCommand { static let outputs = [Output(.formImportOutput)] }
extension FormList: DescribedCommand { static let outputs = [Output(.formListOutput)] }
extension FormShow: DescribedCommand { static let outputs = [Output(.formShowOutput)] }
extension HooksInstall: DescribedCommand { static let outputs = [Output(.hooksChangeOutput)] }
extension HooksStatus: DescribedCommand { static let outputs = [Output(.hooksStatusOutput)] }
extension HooksUninstall: DescribedCommand { static let outputs = [Output(.hooksChangeOutput)] }
extension Import: DescribedCommand { static let outputs = [Output(.importOutput)] }
extension Init: DescribedCommand { static let outputs = [Output(.initOutput)] }
extension KnownAdd: DescribedCommand { static let outputs = [Output(.knownAddOutput)] }
extension KnownList: DescribedCommand { static let outputs = [Output(.knownOutput)] }
extension KnownSearch: DescribedCommand { static let outputs = [Output(.knownOutput)] }
extension List: DescribedCommand {
  static let outputs = [
    Output(.listOutput), Output(.listOutputWithBranches, with: "--branches"),
    Output(.pickedListOutput, with: "--fields"), Output(.countOutput, with: "--count"),
    Output(.queriesOutput, with: "@"),
  ]
}
extension Log: DescribedCommand { static let outputs = [Output(.logOutput)] }
extension MigrateFormat: DescribedCommand { static let outputs = [Output(.formatOutput)] }
extension MigrateLayout: DescribedCommand { static let outputs = [Output(.layoutOutput)] }
extension Renumber: DescribedCommand { static let outputs = [Output(.renumberOutput)] }
extension Reopen: DescribedCommand { static let outputs = [Output(.changeOutput)] }
extension ReviewRange: DescribedCommand { static let outputs = [Output(.reviewOutput)] }
extension Scan: DescribedCommand { static let outputs = [Output(.scanOutput)] }
extension SchemaCommand: DescribedCommand {
  static let outputs = [Output(.schemaOutput), Output(.keptSchemasOutput, with: "--install")]
}
extension Search: DescribedCommand { static let outputs = [Output(.searchOutput)] }
extension SetFields: DescribedCommand { static let outputs = [Output(.changeOutput)] }
extension Show: DescribedCommand {
  static let outputs = [Output(.showOutput), Output(.showOutputWithBranches, with: "--branches")]
}
extension Stats: DescribedCommand { static let outputs = [Output(.statsOutput)] }
extension Sync: DescribedCommand { static let outputs = [Output(.syncOutput)] }
extension WatchAdd: DescribedCommand { static let outputs = [Output(.watchOutput)] }
extension WatchShow: DescribedCommand { static let outputs = [Output(.watchListOutput)] }
extension WatchTick: DescribedCommand { static let outputs = [Output(.watchOutput)] }
extension Where: DescribedCommand { static let outputs = [Output(.whereOutput)] }
