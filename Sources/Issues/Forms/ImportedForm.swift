/// A form made of a file that another tracker reads: a GitHub issue form or a Markdown issue template.
package struct ImportedForm: Sendable {
  package let form: Form
  /// The file to keep in `.issues/forms`.
  package let bytes: [UInt8]
  /// What could not be taken over, or has another name now.
  package private(set) var remarks: [FormRemark]

  /// - Parameters:
  ///   - bytes: An issue form if the path ends with `.yml` or `.yaml`, else a template.
  ///   - type: The type of its issues.
  ///   - path: The file's path, for messages.
  package init(_ bytes: [UInt8], type: String, path: String) throws(SettingsError) {
    let isForm = path.hasSuffix(".yml") || path.hasSuffix(".yaml")
    if isForm {
      let form = try Form(bytes, type: type, path: path)
      self.bytes = FormAdditions.adding(to: bytes, of: form, path: path)
      remarks = []
    } else {
      let template = try FormTemplate(bytes, type: type, path: path)
      self.bytes = Array(template.form.yaml().utf8)
      remarks = template.remarks
    }
    form = try Form(self.bytes, type: type, path: path)
    if !form.asksForSteps {
      remarks.append(FormRemark("no element asks for steps; set `validations.steps: true` on the one that does"))
    }
  }

  /// The type of issues that a file name gives: `bug-report` for `01_bug_report.yml`.
  package static func type(fileName: some StringProtocol) -> String {
    let key = Configuration.key(fileName.prefix { $0 != "." })
    let name = key.drop { $0.isNumber || $0 == "-" }
    return name.isEmpty ? key : String(name)
  }
}
