internal import Clibgit2

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Runs a libgit2 call that writes files, and throws when its status is negative.
///
/// Where a disk is full libgit2 may have no words, or those of a look-up that it has made before: then the system's are
/// told.
func checkWriting(_ function: StaticString, _ write: () -> Int32) throws(GitError) {
  errno = 0
  let status = write()
  let number = errno
  do throws(GitError) {
    try check(function, status)
  } catch {
    let reason = String(cString: strerror(number))
    guard [ENOSPC, EDQUOT, EFBIG].contains(number), !error.message.contains(reason) else { throw error }
    throw GitError(error.code, "cannot write in the repository: \(reason)", function: error.function)
  }
}

/// Runs a libgit2 call that writes an object, and returns the object's name.
///
/// Loose objects lie in 256 folders, and `git gc` removes those that are empty: also one that libgit2 has just made,
/// before it moves the object there. Then the object is written again.
func written(_ function: StaticString, _ write: (inout git_oid) -> Int32) throws(GitError) -> ObjectID {
  var attempts = 10
  while true {
    var id = git_oid()
    do throws(GitError) {
      try checkWriting(function) { write(&id) }
      return ObjectID(id)
    } catch {
      attempts -= 1
      // libgit2 tells this failure by its words only.
      guard attempts > 0, error.message.hasSuffix(String(cString: strerror(ENOENT))) else { throw error }
    }
  }
}
