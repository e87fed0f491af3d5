internal import Issues
internal import Synchronization

/// The forms of a tracker. Those that come with the program are read when they are asked for: most commands need one of
/// them, or none.
final class FormShelf: Sendable {
  let types: [String]
  private let read: Mutex<[String: Form]>

  private let isBuiltIn: Bool

  /// - Parameter forms: A tracker's own; nil where those that come with the program hold.
  init(_ forms: [Form]?) {
    isBuiltIn = forms == nil
    types = forms?.map(\.type) ?? Form.builtInSources.map(\.type)
    read = Mutex(Dictionary((forms ?? []).map { ($0.type, $0) }) { first, _ in first })
  }

  func form(ofType type: String) -> Form? {
    guard types.contains(type) else { return nil }
    return read.withLock { read in
      if let form = read[type] { return form }
      guard isBuiltIn else { return nil }
      let form = Form.builtIn(type)
      read[type] = form
      return form
    }
  }
}
