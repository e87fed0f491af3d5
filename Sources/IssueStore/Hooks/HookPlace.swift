/// What installing finds in a hook's place.
enum HookPlace {
  case nothing
  /// A directory, or another thing that is no file.
  case notAFile
  /// Our file as it was written.
  case ours(HookScript)
  /// A link that a person has made to a file of ours.
  case linked(HookScript)
  /// Someone else's hook, which runs our file under the name that it has given it.
  case behind(HookScript, HookFile)
  /// Our file, changed since.
  case edited
  case foreign(EarlierHook)

  /// - Throws: A ``HookError`` when the file cannot be read.
  init(_ file: HookFile) throws(HookError) {
    guard file.exists else {
      self = .nothing
      return
    }
    guard file.isFileOrLink else {
      self = .notAFile
      return
    }
    let bytes = try file.read()
    switch HookScript.read(String(decoding: bytes, as: UTF8.self)) {
    case .foreign:
      let hook = EarlierHook(bytes)
      self =
        if hook.runsLegacy, let script = file.legacy.script { .behind(script, file.legacy) } else { .foreign(hook) }
    case .edited: self = .edited
    case .intact(let script): self = file.isLink ? .linked(script) : .ours(script)
    }
  }
}

extension HookFile {
  /// Where the pre-commit framework, and what is made after it, puts the hook that was there, to run it.
  var legacy: HookFile { HookFile("\(path).legacy") }

  /// Our file under the names that other programs give to a hook that they take out of its place.
  var copies: [HookFile] { [legacy, HookFile("\(path).old")].filter { $0.script != nil } }

  /// Whether it has come over ours: what ours ran is still kept beside it, or ours itself is.
  var hasReplacedOurs: Bool { kept.exists && !isSameFile(as: kept) || !copies.isEmpty }

  /// What it is, if it is a file of ours as it was written, and no link.
  fileprivate var script: HookScript? {
    guard isFileOrLink, !isLink, let bytes = try? read() else { return nil }
    guard case .intact(let script) = HookScript.read(String(decoding: bytes, as: UTF8.self)) else { return nil }
    return script
  }
}
