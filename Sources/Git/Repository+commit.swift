internal import Clibgit2

extension Repository {
  /// Reads a commit. One at which the history was cut has no parents, as `git log` shows it.
  package func commitInfo(_ id: ObjectID) throws(GitError) -> Commit {
    let commit = try commitHandle(id)
    guard let tree = git_commit_tree_id(commit.pointer)?.pointee,
      let author = git_commit_author(commit.pointer)?.pointee,
      let committer = git_commit_committer(commit.pointer)?.pointee
    else { throw GitError(.notFound, "commit \(id.short) is not complete", function: "git_commit_lookup") }
    let encoding = Encoding(named: git_commit_message_encoding(commit.pointer).map { String(cString: $0) })
    return Commit(
      id: id, tree: ObjectID(tree),
      parents: shallowCommits.contains(id) ? [] : Self.parents(of: commit),
      author: Signature(author, encoding: encoding), committer: Signature(committer, encoding: encoding),
      message: encoding.text(git_commit_message(commit.pointer)))
  }

  /// What a walk needs of a commit: reading its texts as well takes twice as long.
  package func node(_ id: ObjectID) throws(GitError) -> CommitNode {
    let commit = try commitHandle(id)
    guard let tree = git_commit_tree_id(commit.pointer)?.pointee else {
      throw GitError(.notFound, "commit \(id.short) is not complete", function: "git_commit_lookup")
    }
    return CommitNode(
      tree: ObjectID(tree), parents: shallowCommits.contains(id) ? [] : Self.parents(of: commit),
      time: git_commit_time(commit.pointer))
  }

  /// Writes a commit and returns its name. No reference moves: see `updateReference`.
  ///
  /// - Parameters:
  ///   - message: The message, which Git wants to end with a line break.
  ///   - signer: What signs it; nil leaves it unsigned.
  /// - Throws: ``GitError/Code/signingFailed``, and then nothing has been written.
  package func writeCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String,
    signer: CommitSigner?
  ) throws(GitError) -> ObjectID {
    guard !message.utf8.contains(0) else {
      throw GitError(.invalidSpec, "the commit message holds a NUL character", function: "git_commit_create_buffer")
    }
    _ = try treeHandle(tree)
    for parent in parents { _ = try commitHandle(parent) }
    var text = "tree \(tree)\n"
    for parent in parents { text += "parent \(parent)\n" }
    text += "author \(author)\ncommitter \(committer)\n"
    let headers = text
    text += "\n" + message
    if let signature = try signer?.signature(of: Array(text.utf8), by: committer) {
      // A line of a header goes on after a space; the empty one in the signature's armour too.
      let lines = signature.split(separator: "\n", omittingEmptySubsequences: false)
      let folded = lines.dropLast(lines.last?.isEmpty == true ? 1 : 0).joined(separator: "\n ")
      text = "\(headers)gpgsig \(folded)\n\n\(message)"
    }
    let bytes = Array(text.utf8)
    let database = try database()
    return try written("git_odb_write") { git_odb_write(&$0, database.pointer, bytes, bytes.count, GIT_OBJECT_COMMIT) }
  }

  /// The commit that a revision names: `HEAD~2`, a branch, a tag, a short identifier.
  ///
  /// - Throws: ``GitError/Code/notFound``, with the revision in the message.
  package func resolve(_ revision: String) throws(GitError) -> ObjectID {
    try resolve(revision, to: GIT_OBJECT_COMMIT)
  }

  /// The commit that an object is, or that a tag leads to; nil for a tree, a blob, or a tag of one.
  package func commit(peeledFrom id: ObjectID) throws(GitError) -> ObjectID? {
    let named: Handle<ObjectKind> = try object("git_object_lookup", id) {
      git_object_lookup(&$0, pointer, $1, GIT_OBJECT_ANY)
    }
    var peeled: OpaquePointer?
    defer { git_object_free(peeled) }
    let status = git_object_peel(&peeled, named.pointer, GIT_OBJECT_COMMIT)
    guard status != GIT_EPEEL.rawValue, status != GIT_EINVALIDSPEC.rawValue else { return nil }
    try check("git_object_peel", status)
    return git_object_id(peeled).map { ObjectID($0.pointee) }
  }

  /// The tree that a revision names, through a commit if need be.
  ///
  /// - Throws: ``GitError/Code/notFound``, with the revision in the message.
  package func resolveTree(_ revision: String) throws(GitError) -> ObjectID {
    try resolve(revision, to: GIT_OBJECT_TREE)
  }

  private static func parents(of commit: borrowing Handle<CommitKind>) -> [ObjectID] {
    (0..<git_commit_parentcount(commit.pointer)).compactMap { position in
      git_commit_parent_id(commit.pointer, position).map { ObjectID($0.pointee) }
    }
  }

  func commitHandle(_ id: ObjectID) throws(GitError) -> Handle<CommitKind> {
    try object("git_commit_lookup", id) { git_commit_lookup(&$0, pointer, $1) }
  }

  private func resolve(_ revision: String, to kind: git_object_t) throws(GitError) -> ObjectID {
    do throws(GitError) {
      let named = try Handle<ObjectKind>("git_revparse_single") { git_revparse_single(&$0, pointer, revision) }
      let peeled = try Handle<ObjectKind>("git_object_peel") { git_object_peel(&$0, named.pointer, kind) }
      guard let id = git_object_id(peeled.pointer)?.pointee else {
        throw GitError(.notFound, "no object", function: "git_object_id")
      }
      return ObjectID(id)
    } catch {
      let isAmbiguous = error.code == .ambiguous
      throw GitError(
        isAmbiguous ? .ambiguous : .notFound, "revision \(isAmbiguous ? "ambiguous" : "unknown"): \(revision)",
        function: error.function)
    }
  }
}

extension Signature {
  init(_ raw: git_signature, encoding: Encoding) {
    self.init(
      name: encoding.text(raw.name), email: encoding.text(raw.email), time: raw.when.time, offset: Int(raw.when.offset))
  }
}

/// How the text of a commit is encoded.
enum Encoding {
  case utf8, latin1

  /// Any other name is read as UTF-8, which is what most texts in truth are.
  init(named name: String?) {
    switch name?.lowercased() {
    case "iso-8859-1", "iso8859-1", "iso-8859-15", "latin1", "latin-1": self = .latin1
    default: self = .utf8
    }
  }

  func text(_ bytes: UnsafePointer<CChar>?) -> String {
    guard let bytes else { return "" }
    switch self {
    case .utf8: return String(cString: bytes)
    case .latin1:
      var text = ""
      var next = bytes
      while next.pointee != 0 {
        text.unicodeScalars.append(Unicode.Scalar(UInt8(bitPattern: next.pointee)))
        next += 1
      }
      return text
    }
  }
}
