internal import Git

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Lets one `git issue` write at a time in a clone, with all its work trees: so that two never choose the same number.
///
/// It is the kernel's own lock on a file (flock), which goes when its holder goes, however that ends. Git does not know
/// it: against `git` itself there is the index's lock.
struct WriterLock {
  private let file: Int32
  /// False on a file system without such locks, where the index's lock alone must do.
  let isReal: Bool

  init(directory: String, _ session: Session) throws {
    let path = "\(directory)/lock"
    guard mkdir(directory, 0o777) == 0 || errno == EEXIST else {
      throw StoreError.file(path: directory, reason: String(cString: strerror(errno)))
    }
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else {
      guard errno != ENOTDIR && errno != ENOENT else {
        throw StoreError.refused(
          message: "\(directory) is no folder; nothing was written",
          help: "remove it, and git issue makes a folder of that name: rm \(ShellQuoting.quoted(directory))")
      }
      throw StoreError.file(path: path, reason: String(cString: strerror(errno)))
    }
    let patience = Patience(session, seconds: 60)
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        isReal = false
        return
      }
      do {
        try patience.wait(
          for: GitError(.locked, "another git issue", function: "flock"), heldBy: LockHolder.ofFlock(path))
      } catch {
        close(file)
        throw error
      }
    }
    isReal = true
  }

  /// Takes the lock if nobody has it; nil otherwise, or where nothing can be written.
  init?(ifIdleIn directory: String) {
    file = open("\(directory)/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else { return nil }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      return nil
    }
    isReal = true
  }

  func release() {
    // Closing alone would not do: a program that was just started shares the open file for a moment.
    flock(file, LOCK_UN)
    close(file)
  }
}

/// Waits for others, a little longer and less predictably each time, and says so after a second.
final class Patience {
  private let session: Session
  private let limit: Int
  private var waited = 0
  private var pause = 2_000
  private var hasTold = false

  /// - Parameter seconds: How long to wait in all.
  init(_ session: Session, seconds: Int = 10) {
    self.session = session
    limit = seconds
  }

  /// - Parameter holder: Who has the lock, where that can be found out; else who has the file open that the error names.
  /// - Throws: ``StoreError/locked(path:seconds:)`` when it has lasted too long.
  func wait(for error: GitError, heldBy holder: @autoclosure () -> pid_t? = nil) throws {
    guard waited < limit * 1_000_000 else { throw StoreError.locked(path: error.path ?? error.message, seconds: limit) }
    if waited > 1_000_000, !hasTold {
      hasTold = true
      let process = holder() ?? error.path.flatMap { LockHolder.ofFile($0) }
      session.isWaiting(
        "another process\(process.map { " (pid \($0))" } ?? ""): \(error.path.map { "it holds \($0)" } ?? error.message)"
      )
    }
    let time = Int.random(in: pause / 2...pause)
    usleep(UInt32(time))
    waited += time
    pause = min(pause * 3 / 2, 100_000)
  }
}
