/// What a person is told of a form that is imported or exported: what changed its meaning, or was left out.
package struct FormRemark: Sendable, Equatable {
  /// The label of the element that it is about; nil for the form itself.
  package let element: String?
  package let text: String

  init(_ text: String, of element: String? = nil) {
    self.element = element
    self.text = text
  }
}
