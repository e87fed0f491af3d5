extension Document {
  /// A report: fields in the order in which they merge best, sections as they come.
  package init(fields: [String: FieldValue], sections: [(title: String, text: String)]) {
    let keys = fields.keys.sorted { (Self.rank(of: $0), $0) < (Self.rank(of: $1), $1) }
    var text = "---\n"
    for key in keys {
      guard let value = fields[key], key == "title" || !value.isEmpty else { continue }
      text += value.lines(key: key, lineEnd: "\n")
    }
    text += "---\n"
    for (title, answer) in sections {
      text += "\n## \(title)\n\n"
      if !answer.isEmpty { text += answer + "\n" }
    }
    self.init(text)
  }
}
