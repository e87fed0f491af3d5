/// A table with a row for each report, as spreadsheets and most trackers write it.
struct CSV: ImportFormat, ExportFormat {
  let name = "csv"
  let summary = "a table with a row for each report, parted by commas, semicolons or tabs; also Jira's"
  let fileExtension = "csv"

  func recognition(of source: ImportSource) -> Recognition { CSVReader.recognition(of: source) }
  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument { try CSVReader.read(source) }
  func write(_ contents: ExportedContents) -> String { CSVWriter(contents).text }
}
