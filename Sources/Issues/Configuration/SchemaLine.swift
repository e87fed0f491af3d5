/// The line at the head of a YAML file that tells editors which JSON Schema it follows.
package enum SchemaLine {
  /// As the language server for YAML reads it, which most editors use.
  private static let start = "# yaml-language-server:"

  /// A file with such a line at its head. One that names a schema already, ours or another, stays as it is.
  ///
  /// - Parameter schema: The path of the schema, seen from the folder of the file.
  package static func adding(_ schema: String, to file: [UInt8]) -> [UInt8] {
    guard !isThere(in: file) else { return file }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let head = file.starts(with: mark) ? mark.count : 0
    let line = "\(start) $schema=\(schema)\(Document(body: file).lineEnd)"
    return file[..<head] + Array(line.utf8) + file[head...]
  }

  /// Whether one of the lines says so, wherever it stands.
  private static func isThere(in file: [UInt8]) -> Bool {
    file.split(separator: UInt8(ascii: "\n")).contains { line in
      line.drop { $0 == UInt8(ascii: " ") }.starts(with: start.utf8)
        && String(decoding: line, as: UTF8.self).contains("$schema=")
    }
  }
}
