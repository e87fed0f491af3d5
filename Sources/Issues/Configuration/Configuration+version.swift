extension Configuration {
  /// The settings of an older version as this program writes them, with all that is not about the difference as it is.
  ///
  /// A version of the format that comes to be adds its step here: what it writes otherwise than the one before.
  package static func upgraded(_ file: [UInt8]) -> [UInt8] {
    editing(file) { document in
      guard document["version"] == nil else { return document }
      return document.setting("version", to: .text("\(currentVersion)"))
    }
  }
}
