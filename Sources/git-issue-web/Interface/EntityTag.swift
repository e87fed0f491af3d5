internal import Git

extension ObjectID {
  /// The version as a header names it.
  var tag: String { "\"\(description)\"" }

  /// The versions that a header names. What is weak never matches, nor does what is no tag of ours.
  static func tags(in text: String) -> [ObjectID] {
    text.split(separator: ",").compactMap { tag in
      let tag = tag.drop { $0 == " " || $0 == "\t" }
      let name = tag.dropFirst().prefix { $0 != "\"" }
      return tag.first == "\"" ? ObjectID(hex: String(name)) : nil
    }
  }
}
