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

  /// The line that calls our program from a hook that a person keeps.
  package var line: String { "git-issue hook \(name) \"$@\" || exit" }

  /// The command that installs it.
  package var installation: String {
    let isServer = HookTemplate.server.contains { $0.name == name }
    return isServer ? "git issue hooks install --server" : "git issue hooks install"
  }

  /// What is in a hook's place.
  package enum State: Hashable, Sendable {
    /// Our file.
    case ours(Condition)
    /// Our file, which first runs the hook that was there before.
    case chained(Condition)
    /// Our file, which a person has changed since.
    case edited
    /// Someone else's hook with a call of our program in it.
    case byHand
    /// Someone else's hook, which does not call us.
    case foreign
    /// Nothing, a file that is not executable, which Git does not run, or a hook that the configuration switches off.
    case off
    /// `core.hooksPath` is `/dev/null`: Git runs no hook at all.
    case disabled
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
  }
}
