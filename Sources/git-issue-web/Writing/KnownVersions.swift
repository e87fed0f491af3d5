internal import Git
internal import Synchronization

/// The files that forms were made of, by the names of their blobs: what is not committed is nowhere else.
final class KnownVersions: Sendable {
  private struct Known {
    var bytes: [ObjectID: [UInt8]] = [:]
    /// The one that was longest unused first.
    var order: [ObjectID] = []
    var size = 0
  }

  private let known = Mutex(Known())
  /// In bytes.
  private static let most = 16 << 20

  /// Keeps a version, and gives its name.
  func keep(_ bytes: [UInt8]) throws -> ObjectID {
    let id = try ObjectID.blob(of: bytes)
    known.withLock { known in
      if let index = known.order.firstIndex(of: id) { known.order.remove(at: index) }
      known.order.append(id)
      if known.bytes.updateValue(bytes, forKey: id) == nil { known.size += bytes.count }
      while known.size > Self.most, known.order.count > 1 {
        known.size -= known.bytes.removeValue(forKey: known.order.removeFirst())?.count ?? 0
      }
    }
    return id
  }

  /// The version with a name; nil where it is kept no more, and was never committed.
  func bytes(of id: ObjectID, in repository: borrowing Repository) -> [UInt8]? {
    if let bytes = known.withLock({ $0.bytes[id] }) { return bytes }
    return try? repository.blob(id, limit: 2 << 20)
  }
}
