internal import Clibgit2

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Runs a libgit2 call that writes an object, and returns the object's name.
///
/// Loose objects lie in 256 folders, and `git gc` removes those that are empty: also one that libgit2 has just made, before
/// it moves the object there. Then the object is written again.
func written(_ function: StaticString, _ write: (inout git_oid) -> Int32) throws(GitError) -> ObjectID {
  var attempts = 10
  while true {
    var id = git_oid()
    do throws(GitError) {
      try check(function, write(&id))
      return ObjectID(id)
    } catch {
      attempts -= 1
      // libgit2 tells this failure by its words only.
      guard attempts > 0, error.message.hasSuffix(String(cString: strerror(ENOENT))) else { throw error }
    }
  }
}
