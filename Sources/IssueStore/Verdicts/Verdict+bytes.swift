internal import Issues

extension Verdict {
  /// Writes a verdict on the file at a path.
  func write(to writer: inout ByteWriter, path own: String) {
    writer.write(UInt32(answers.count))
    for answer in answers {
      switch answer {
      case .paths(let id, let paths):
        // Nearly every file asks for its own id, and is the only one that has it: this is read fastest.
        if let number = id.number {
          writer.write(UInt8(3))
          writer.write(id.prefix)
          writer.write(UInt32(number))
        } else {
          writer.write(UInt8(0))
          writer.write(id.description)
        }
        writer.write(UInt32(paths.count))
        for path in paths { writer.write(path == own ? "" : path) }
      case .isThere(let path, let isThere):
        writer.write(UInt8(isThere ? 2 : 1))
        writer.write(path)
      }
    }
    writer.write(UInt32(diagnostics.count))
    for diagnostic in diagnostics { diagnostic.write(to: &writer) }
  }

  /// Reads a verdict on the file at a path; nil where the bytes are none.
  init?(_ reader: inout ByteReader, path: String) {
    guard let count = reader.readCount() else { return nil }
    for _ in 0..<count {
      guard let kind = reader.read(UInt8.self), let text = reader.readText() else { return nil }
      let id: IssueID?
      switch kind {
      case 0: id = IssueID(text)
      case 3: id = reader.readCount().map { IssueID(prefix: text, number: $0) }
      default:
        answers.append(.isThere(text, kind == 2))
        continue
      }
      guard let id, let count = reader.readCount() else { return nil }
      var paths: [String] = []
      for _ in 0..<count {
        guard let other = reader.readText() else { return nil }
        paths.append(other.isEmpty ? path : other)
      }
      answers.append(.paths(id, paths))
    }
    guard let count = reader.readCount() else { return nil }
    for _ in 0..<count {
      guard let diagnostic = Diagnostic(&reader, path: path) else { return nil }
      diagnostics.append(diagnostic)
    }
  }
}

extension Diagnostic {
  fileprivate func write(to writer: inout ByteWriter) {
    for text in [rule.rawValue, level.rawValue, message, help, sourceLine] { writer.write(text) }
    writer.write(range)
    start.write(to: &writer)
    end.write(to: &writer)
    writer.write(UInt8(fix == nil ? 0 : 1))
    fix?.write(to: &writer)
  }

  fileprivate init?(_ reader: inout ByteReader, path: String) {
    guard let rule = reader.readText(), let level = reader.readText().flatMap(Configuration.Level.init(rawValue:)),
      let message = reader.readText(), let help = reader.readText(), let sourceLine = reader.readText(),
      let range = reader.readRange(), let start = LineMap.Position(&reader), let end = LineMap.Position(&reader),
      let isFixable = reader.read(UInt8.self)
    else { return nil }
    let fix = isFixable == 0 ? nil : Fix.Placed(&reader)
    guard isFixable == 0 || fix != nil else { return nil }
    self.init(
      rule: RuleID(rawValue: rule), level: level, path: path, range: range, start: start, end: end, message: message,
      help: help, sourceLine: sourceLine, fix: fix)
  }
}

extension Fix.Placed {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(applicability.rawValue)
    writer.write(UInt32(edits.count))
    for edit in edits {
      writer.write(edit.range)
      edit.start.write(to: &writer)
      edit.end.write(to: &writer)
      writer.write(edit.text)
    }
  }

  fileprivate init?(_ reader: inout ByteReader) {
    guard let applicability = reader.readText().flatMap(Fix.Applicability.init(rawValue:)),
      let count = reader.readCount()
    else { return nil }
    var edits: [Edit] = []
    for _ in 0..<count {
      guard let range = reader.readRange(), let start = LineMap.Position(&reader), let end = LineMap.Position(&reader),
        let text = reader.readText()
      else { return nil }
      edits.append(Edit(range: range, start: start, end: end, text: text))
    }
    self.init(applicability, edits)
  }
}

extension LineMap.Position {
  fileprivate func write(to writer: inout ByteWriter) {
    for number in [line, column, utf8Column, utf16Column] { writer.write(UInt32(number)) }
  }

  fileprivate init?(_ reader: inout ByteReader) {
    guard let line = reader.readCount(), let column = reader.readCount(), let utf8Column = reader.readCount(),
      let utf16Column = reader.readCount()
    else { return nil }
    self.init(line: line, column: column, utf8Column: utf8Column, utf16Column: utf16Column)
  }
}
