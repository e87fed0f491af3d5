/// One of Git's hooks, and the file that is installed for it.
///
/// The file is the same for all of them, `hooks/hook.sh` in the source tree, with places for what is known at
/// installation only.
package struct HookTemplate: Hashable, Sendable {
  /// Git's name for the hook, which is the name of the file to install.
  package let name: String

  init(_ name: String) { self.name = name }

  /// The hooks of a repository that people commit in.
  package static let client = ["pre-commit", "pre-merge-commit", "commit-msg", "post-merge", "post-rewrite"]
    .map { HookTemplate($0) }
  /// Those that are installed where somebody asks for them.
  package static let onRequest = [HookTemplate("prepare-commit-msg")]
  /// The hooks of a repository that people push to.
  package static let server = [HookTemplate("pre-receive")]
  /// Every hook that may be installed.
  package static let all = client + onRequest + server

  /// The file with its places.
  static let text = String(decoding: PackageResources.hook_sh, as: UTF8.self)
  /// The version of the file's form, which its stamp names.
  static let format = HookScript.stamp(of: text)?.format ?? 0

  /// The file to install.
  ///
  /// - Parameters:
  ///   - program: The absolute path of `git-issue`.
  ///   - shell: The shell that reads the earlier hook; nil when there is none, or when it is run by itself.
  ///   - foldersMade: How many folders installation has made, which are removed with the last of their files.
  func script(program: String, shell: String?, foldersMade: Int) -> HookScript {
    HookScript(
      filling: Self.text,
      with: [
        ("@made@", "\(foldersMade)"), ("@hook@", name), ("@shell@", HookScript.quoted(shell ?? "")),
        ("@program@", HookScript.quoted(program)),
      ])
  }
}
