internal import Clibgit2

/// A tag that leads to a commit.
package struct Tag: Hashable, Sendable {
  /// Without `refs/tags/`.
  package let name: String
  package let commit: ObjectID
}

extension Repository {
  /// The tags that lead to commits, sorted by name.
  package func tags() throws(GitError) -> [Tag] {
    var iterator: OpaquePointer?
    try check("git_reference_iterator_glob_new", git_reference_iterator_glob_new(&iterator, pointer, "refs/tags/*"))
    defer { git_reference_iterator_free(iterator) }
    var names: [String] = []
    var next: UnsafePointer<CChar>?
    while git_reference_next_name(&next, iterator) == 0, let next { names.append(String(cString: next)) }
    var tags: [Tag] = []
    for name in names.sorted() {
      guard let id = try commit(ofReference: name), let commit = try commit(peeledFrom: id) else { continue }
      tags.append(Tag(name: String(name.dropFirst("refs/tags/".count)), commit: commit))
    }
    return tags
  }
}
