extension Form {
  /// Reads a Markdown issue template as a form; see ``FormTemplate``.
  package init(template bytes: [UInt8], type: String, path: String) throws(SettingsError) {
    self = try FormTemplate(bytes, type: type, path: path).form
  }
}
