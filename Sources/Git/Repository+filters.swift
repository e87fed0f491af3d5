internal import Clibgit2

extension Repository {
  /// The bytes that Git stores for a file's bytes: line ends as `.gitattributes` and `core.autocrlf` say.
  ///
  /// Filters that run programs are not run; libgit2 has none.
  package func normalized(_ bytes: [UInt8], at path: String) throws(GitError) -> [UInt8] {
    guard workTree != nil else { return bytes }
    var filters: OpaquePointer?
    try check(
      "git_filter_list_load",
      git_filter_list_load(&filters, pointer, nil, path, GIT_FILTER_TO_ODB, UInt32(GIT_FILTER_ALLOW_UNSAFE.rawValue)))
    guard let filters else { return bytes }
    defer { git_filter_list_free(filters) }
    var output = git_buf()
    defer { git_buf_dispose(&output) }
    let status = bytes.withUnsafeBytes { input in
      git_filter_list_apply_to_buffer(
        &output, filters, input.baseAddress?.assumingMemoryBound(to: CChar.self), input.count)
    }
    try check("git_filter_list_apply_to_buffer", status)
    guard let start = output.ptr else { return [] }
    return UnsafeRawBufferPointer(start: start, count: output.size).map { $0 }
  }

  /// Whether Git would store a file's bytes as this blob. Most files are stored as they are, and filters, which look for
  /// attributes up and down the work tree, are asked about the others alone.
  package func stores(_ bytes: [UInt8], as id: ObjectID, at path: String) throws(GitError) -> Bool {
    if try ObjectID.blob(of: bytes) == id { return true }
    return try blobID(of: bytes, at: path) == id
  }

  /// The name of the blob that Git would store for a file's bytes. Nothing is written.
  package func blobID(of bytes: [UInt8], at path: String) throws(GitError) -> ObjectID {
    try ObjectID.blob(of: try normalized(bytes, at: path))
  }
}
