/// What installing finds in a hook's place.
enum HookPlace {
  case nothing
  /// Our file as it was written.
  case ours(HookScript)
  /// A link that a person has made to a file of ours.
  case linked(HookScript)
  /// Our file, changed since.
  case edited
  case foreign(EarlierHook)

  /// - Throws: ``HookError/notAFile(path:)`` for a directory and the like.
  init(_ file: HookFile, hook: String) throws(HookError) {
    guard file.exists else {
      self = .nothing
      return
    }
    guard file.isFileOrLink else { throw .notAFile(path: file.path) }
    let bytes = try file.read()
    switch HookScript.read(String(decoding: bytes, as: UTF8.self)) {
    case .foreign: self = .foreign(EarlierHook(bytes))
    case .edited: self = .edited
    case .intact(let script): self = file.isLink ? .linked(script) : .ours(script)
    }
  }
}
