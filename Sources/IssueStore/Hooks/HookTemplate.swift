/// A hook file as it comes with the program, with places for what is known at installation only.
///
/// The files are in the folder `hooks/` of the source tree; a further hook is its file and its name in ``client``.
package struct HookTemplate: Hashable, Sendable {
  /// Git's name for the hook, which is the file's name.
  package let name: String
  let text: String

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The hooks of a repository that people commit in.
  package static let client = [
    HookTemplate("pre-commit", PackageResources.pre_commit)
  ]

  /// The version of the file's form, which its stamp names.
  var format: Int { HookScript.stamp(of: text)?.format ?? 0 }

  /// The file to install.
  ///
  /// - Parameters:
  ///   - program: The absolute path of `git-issue`.
  ///   - shell: The shell that reads the earlier hook; nil when there is none, or when it is run by itself.
  ///   - foldersMade: How many folders installation has made, which are removed with the last of their files.
  func script(program: String, shell: String?, foldersMade: Int) -> HookScript {
    HookScript(
      filling: text,
      with: [
        ("@made@", "\(foldersMade)"), ("@shell@", HookScript.quoted(shell ?? "")),
        ("@program@", HookScript.quoted(program)),
      ])
  }
}
