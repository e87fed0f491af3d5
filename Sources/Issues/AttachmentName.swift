/// The name of an attached file: one that every file system takes, and that is shown as it is.
package struct AttachmentName: Hashable, CustomStringConvertible {
  package let description: String

  /// Nil for what is no such name: hidden, too long, with characters that a terminal would obey or that Windows does not
  /// take, or of a device of Windows.
  package init?(_ text: String) {
    let stem = text.prefix { $0 != "." }.uppercased()
    guard !text.isEmpty, text.utf8.count <= Self.longest, !text.hasPrefix("."), !text.hasSuffix("."),
      !text.hasPrefix(" "), !text.hasSuffix(" "), ShownText(text).description == text,
      !text.unicodeScalars.contains(where: { "/\\:*?\"<>|".unicodeScalars.contains($0) }),
      !Self.devices.contains(stem)
    else { return nil }
    description = text
  }

  /// Whether some file systems take both for one name: they differ in case, or in how letters with marks are put together.
  package func isSame(as other: AttachmentName) -> Bool { description.lowercased() == other.description.lowercased() }

  /// Whether both have the same bytes: texts are equal, too, where their letters are put together differently.
  package func isExactly(_ other: AttachmentName) -> Bool { description.utf8.elementsEqual(other.description.utf8) }

  /// In bytes; ext4 takes 255, and Windows so many characters for a whole path.
  private static let longest = 200
  private static let devices = Set(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"] + (0...9).flatMap { ["COM\($0)", "LPT\($0)"] })
}
