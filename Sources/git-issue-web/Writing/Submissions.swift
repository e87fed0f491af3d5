internal import Git
internal import Synchronization

/// What came of forms that were sent, so that a second click or a reload leads to what came of the first.
///
/// A form is known by the value that its page was given and by what was typed: who goes back, writes something else and
/// sends that has it looked at.
final class Submissions: Sendable {
  struct Key: Hashable, Sendable {
    fileprivate let once: String
    fileprivate let content: ObjectID
  }

  private let known = Mutex(Recent<Key, String>(most: 1_000))

  /// A value for a new page.
  static func newKey() -> String { String(UInt64.random(in: .min ... .max) | 1 << 63, radix: 16) }

  /// Nil for what names no page.
  static func key(of fields: Fields) -> Key? {
    guard let once = fields["once"], !once.isEmpty, once.utf8.count <= 64,
      let content = try? ObjectID.blob(of: Array(fields.encoded.utf8))
    else { return nil }
    return Key(once: once, content: content)
  }

  /// Where the first one of the same led to.
  func place(of key: Key?) -> String? { key.flatMap { key in known.withLock { $0[key] } } }

  func remember(_ key: Key?, _ place: String) {
    guard let key else { return }
    known.withLock { $0.keep(place, for: key) }
  }
}
