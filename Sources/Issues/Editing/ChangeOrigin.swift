/// A state of an issue that others are compared with. What it says is worked out once, when the first of them asks.
///
/// Not for several threads.
package final class ChangeOrigin {
  let document: Document
  private(set) lazy var fields = Change.values(document)
  private(set) lazy var sections = Change.texts(document)

  package init(_ document: Document) { self.document = document }
}
