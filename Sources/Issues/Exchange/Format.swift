/// A kind of document that issues are read from or written as: one file in `Formats/`.
package protocol Format: Sendable {
  /// What `--from` and `--to` call it.
  var name: String { get }
  /// What it is, for the manual and for who gives a name that is none.
  var summary: String { get }
}

/// A format that can be read.
package protocol ImportFormat: Format {
  /// Whether a source is likely such a document. Asked of every format where none is named.
  func recognition(of source: ImportSource) -> Recognition
  /// Reads a document. What of it is no entry is told, never dropped.
  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument
}

/// A format that can be written.
package protocol ExportFormat: Format {
  /// The whole document.
  func write(_ contents: ExportedContents) -> String
  /// Whether it shows the knowledge base and the watch list too.
  var showsKnowledge: Bool { get }
  /// Whether it has room for comments.
  var holdsComments: Bool { get }
  /// Whether what cannot be read stands in it as such.
  var tellsBroken: Bool { get }
  /// What the names of such files end with, without the dot.
  var fileExtension: String { get }
}

extension ExportFormat {
  package var showsKnowledge: Bool { false }
  package var holdsComments: Bool { true }
  package var tellsBroken: Bool { false }
  package var fileExtension: String { "md" }

  /// Each report as a document of its own, under the name of its issue.
  package func files(_ contents: ExportedContents) -> [(name: String, text: String)] {
    contents.reports.map { report in
      let stem = report.issue.path.split(separator: "/").last?.dropLast(3) ?? ""
      var one = ExportedContents(
        reports: [report], configuration: contents.configuration, forms: contents.forms, today: contents.today)
      (one.known, one.watched) = (contents.known, contents.watched)
      return ("\(stem).\(fileExtension)", write(one))
    }
  }
}

/// How sure a format is that a source is one of its documents.
package enum Recognition: Int, Sendable, Comparable {
  case no
  /// It could be read so, and perhaps better as something else.
  case possible
  /// It says so itself.
  case certain

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

package enum Formats {
  package static var all: [any Format] { Registry.formats.sorted { $0.name < $1.name } }
  package static var imports: [any ImportFormat] { all.compactMap { $0 as? any ImportFormat } }
  package static var exports: [any ExportFormat] { all.compactMap { $0 as? any ExportFormat } }

  /// The format that recognises a source best; nil where none does.
  package static func recognising(_ source: ImportSource) -> (any ImportFormat)? {
    var best: (format: any ImportFormat, recognition: Recognition)?
    for format in imports {
      let recognition = format.recognition(of: source)
      if recognition > (best?.recognition ?? .no) { best = (format, recognition) }
    }
    return best?.format
  }
}
