import Foundation

/// The cases below `Documentation/Conformance`, which any implementation of the file format can be held to.
enum ConformanceSuite {
  static let folder = Documentation.root.appending(path: "Documentation/Conformance")

  /// The names of what is in a folder of the suite, without their ending.
  static func names(in part: String, ending: String = "") -> [String] {
    let path = folder.appending(path: part).path(percentEncoded: false)
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
  }

  static func bytes(_ path: String) throws -> Data { try Data(contentsOf: folder.appending(path: path)) }

  static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  static func object(_ data: Data) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// JSON as the files of the suite hold it, members in order.
  static func text(_ object: Any) throws -> String {
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self) + "\n"
  }
}
