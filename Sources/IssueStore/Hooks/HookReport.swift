internal import Git

/// What is known of one hook, and what was done about it.
package struct HookReport: Hashable, Sendable {
  /// Git's name for the hook.
  package let name: String
  /// The file that Git runs; absolute.
  package let path: String
  /// How Git finds that file.
  package let arrangement: HookArrangement
  /// What is there now.
  package let state: State
  /// What this call did.
  package let outcome: Outcome

  /// What a person finds in that place.
  package let found: Found
  /// Where the earlier hook is kept; nil when there is none.
  package let kept: String?

  /// The line that calls our program from a hook that a person keeps.
  package var line: String { Self.line(calling: name) }

  /// Such a line of any hook. It is shared, and blocks nobody who has no `git-issue`.
  package static func line(calling name: String) -> String {
    "if command -v git-issue >/dev/null; then git-issue hook \(name) \"$@\" || exit;"
      + " else echo \"git-issue is not installed: issues are not checked\" >&2; fi"
  }

  /// The command that takes out by hand what is ours.
  package var removal: String {
    switch (arrangement, kept) {
    case (.configuration, _): "git config --remove-section hook.\(ConfiguredHook.name(of: name))"
    case (.file, nil): "rm \(ShellQuoting.quoted(path))"
    case (.file, let kept?): "mv \(ShellQuoting.quoted(kept)) \(ShellQuoting.quoted(path))"
    }
  }

  /// The command that installs it.
  package var installation: String {
    let isServer = HookTemplate.server.contains { $0.name == name }
    return isServer ? "git issue hooks install --server" : "git issue hooks install"
  }

  /// What is there, for whoever is to change it by hand.
  package enum Found: Hashable, Sendable {
    case nothing
    /// A script that takes a line of shell, at this path: the end of the link, if it is one.
    case script(String)
    /// A program, or a script in another language.
    case program
  }

  /// What is in a hook's place.
  package enum State: Hashable, Sendable {
    /// Our file.
    case ours(Condition)
    /// Our file, which first runs the hook that was there before.
    case chained(Condition)
    /// Our file, beside an earlier hook that is not executable, which nothing runs, as before.
    case beside(Condition)
    /// Our file, which someone else's hook in its place runs: the pre-commit framework's, say.
    case behind(Condition)
    /// Our file, which a person has changed since.
    case edited
    /// Someone else's hook with a call of our program in it.
    case byHand
    /// Someone else's hook, which does not call us.
    case foreign
    /// A directory, or another thing that is no file.
    case notAFile
    case off(Idleness)
  }

  /// Why Git runs nothing there.
  package enum Idleness: Hashable, Sendable {
    /// Nothing is there.
    case absent
    /// Someone else's file is there, which is not executable.
    case notExecutable
    /// The earlier hook is still kept beside its place, but our file is gone.
    case keptHookIsAlone
    /// The configuration switches the hook off.
    case switchedOff
    /// `core.hooksPath` is `/dev/null`: Git runs no hook at all.
    case hooksAreDisabled
  }

  /// Whether our file does its work.
  package enum Condition: Hashable, Sendable {
    case current
    case stale(Staleness)
  }

  /// Why our file should be installed again.
  package enum Staleness: Hashable, Sendable {
    /// It has an older form.
    case olderFormat(Int)
    /// It was made CR LF, with which no shell runs it.
    case lineEndsChanged
    /// It is not executable any more.
    case notExecutable
    /// Someone else's hook has come over it.
    case replaced
    /// The program that it names is not there any more; it looks for another in `PATH`.
    case programMissing(String)
    /// The configuration names a file that is not there, or that cannot be run.
    case fileMissing(String)
    /// The configuration names it, and the Git that is here reads no hooks from there.
    case configurationIgnored
  }

  /// What was done.
  package enum Outcome: Hashable, Sendable {
    /// There was no file of ours, and now there is.
    case installed
    /// Our file is there again, in front of the hook that had come over it. The hook that it ran before is kept at this
    /// path, unless it is the same.
    case reinstalled(keeping: String?)
    /// Our file was replaced by one that is right now.
    case upgraded
    /// There was nothing to do.
    case unchanged
    /// Our file was removed, and the earlier hook is in its place again.
    case restored
    /// Our file was removed.
    case removed
    /// Nothing was written.
    case leftAlone(Reason)
  }

  /// Why nothing was written.
  package enum Reason: Hashable, Sendable {
    /// The hook's folder has files that the repository tracks: add ``HookReport/line`` to the file.
    case folderIsTracked
    /// `core.hooksPath`, or a link, leads out of the repository: add ``HookReport/line`` to the file.
    case folderIsElsewhere
    /// The hook asks for its own name and could not be run under another: add ``HookReport/line`` to it.
    case hookAsksForItsName
    /// `core.hooksPath` is `/dev/null`.
    case hooksAreDisabled
    /// A person has changed our file, or our section of the configuration: only they know what to keep.
    case fileIsEdited
    /// The earlier hook is still kept beside its place, but our file is gone.
    case keptHookIsAlone
    /// In the hook's place is a directory, or another thing that is no file.
    case placeIsNotAFile
  }
}
