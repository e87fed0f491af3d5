/// A file that is to be read.
package struct ImportSource: Sendable {
  /// As the user names it; its last part tells a source from others when it is read again.
  package let name: String
  package let bytes: [UInt8]
  /// The text without a byte order mark; what is no UTF-8 is shown as U+FFFD.
  package let text: String
  /// The forms of the tracker that it is imported into, for what was written by one.
  package let forms: [Form]
  /// The type that entries are to have, where one is asked for.
  package let type: String?

  package init(name: String, bytes: [UInt8], forms: [Form] = [], type: String? = nil) {
    self.name = name
    self.bytes = bytes
    self.forms = forms
    self.type = type
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    text = String(decoding: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self)
  }

  /// Stops at bytes that are no text: to guess them would change what somebody has written.
  package func requireText() throws(ImportError) {
    guard let offset = bytes.firstInvalidUTF8 else { return }
    let position = LineMap(bytes).position(of: offset)
    throw ImportError(
      line: position.line, message: "not UTF-8 text", help: "convert it, for example with iconv -f WINDOWS-1252")
  }
}

/// What was read from a source.
package struct ImportedDocument: Sendable, Equatable {
  /// Lines that became no part of an entry, and why.
  package struct LeftOut: Sendable, Equatable {
    /// Counted from 1.
    package let lines: ClosedRange<Int>
    package let text: String
    package let reason: String

    package init(lines: ClosedRange<Int>, text: String, reason: String) {
      self.lines = lines
      self.text = text
      self.reason = reason
    }
  }

  /// What was read on a line.
  package struct Read<Value: Sendable & Equatable>: Sendable, Equatable {
    package let value: Value
    /// Counted from 1.
    package let line: Int

    package init(_ value: Value, line: Int) {
      self.value = value
      self.line = line
    }
  }

  /// What is odd about the source, though nothing of it is lost.
  package struct Remark: Sendable, Equatable {
    /// Counted from 1.
    package let line: Int
    package let text: String
  }

  package var entries: [Entry]
  package var leftOut: [LeftOut]
  /// What it knows of problems that come up again.
  package var known: [Read<KnownIssue>] = []
  package var watched: [WatchedPattern] = []
  package var settings = ImportedSettings()
  package var remarks: [Remark] = []

  package init(entries: [Entry] = [], leftOut: [LeftOut] = []) {
    self.entries = entries
    self.leftOut = leftOut
  }
}

/// Why a source cannot be read at all.
package struct ImportError: Error, Sendable, Equatable {
  /// Counted from 1; nil where it is the whole source.
  package let line: Int?
  package let message: String
  package let help: String

  package init(line: Int? = nil, message: String, help: String) {
    self.line = line
    self.message = message
    self.help = help
  }
}

/// What is written as a document.
package struct ExportedContents: Sendable {
  /// An issue with its comments, the oldest first.
  package struct Report: Sendable {
    package let issue: Issue
    package let comments: [Entry.Comment]

    package init(_ issue: Issue, comments: [Entry.Comment]) {
      self.issue = issue
      self.comments = comments
    }
  }

  /// By id.
  package let reports: [Report]
  package let configuration: Configuration
  package let forms: [Form]
  package let today: CalendarDate
  /// Both only where the format shows them.
  package var known = KnowledgeBase()
  package var watched = WatchList()
  /// What could not be read, for formats that tell it.
  package var broken: [BrokenIssue] = []
  /// The files of comments that are too large to be read.
  package var unreadComments: [String] = []

  package init(reports: [Report], configuration: Configuration, forms: [Form], today: CalendarDate) {
    self.reports = reports.sorted { $0.issue.id < $1.issue.id }
    self.configuration = configuration
    self.forms = forms
    self.today = today
  }

  /// The form that an issue is read under; for an unknown type, that of new issues.
  package func form(of issue: Issue) -> Form? {
    forms.first { $0.type == issue.type } ?? forms.first { $0.type == "bug" } ?? forms.first
  }

  /// The reports as entries.
  package var entries: [Entry] { reports.map { Entry($0.issue, comments: $0.comments, form: form(of: $0.issue)) } }
}
