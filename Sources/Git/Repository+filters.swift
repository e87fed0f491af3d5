internal import Clibgit2

extension Repository {
  /// The bytes that Git stores for a file's bytes: line ends as `.gitattributes` and `core.autocrlf` say.
  ///
  /// Filters that run programs are not run; libgit2 has none.
  package func normalized(_ bytes: [UInt8], at path: String) throws(GitError) -> [UInt8] {
    guard workTree != nil else { return bytes }
    try giveAttributes()
    try requireNoSpecialFile(named: ".gitattributes", above: path)
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

  /// Gives libgit2 an index of nothing but files of attributes, which count where they are not in the work tree. To read
  /// all of one with 100,000 entries would take longer than all else.
  private func giveAttributes() throws(GitError) {
    guard !attributes.areGiven else { return }
    var entries: [IndexEntry] = []
    let index = try openIndex()
    index.forEachPath(under: "") { path in
      guard path.suffix(Self.attributes.count).elementsEqual(Self.attributes),
        let entry = index.entry(String(decoding: path, as: UTF8.self))
      else { return }
      entries.append(entry)
    }
    let small: Handle<IndexKind> = try Handle("git_index_new") { git_index_new(&$0) }
    for found in entries {
      var entry = git_index_entry()
      entry.id = found.id.raw
      entry.mode = found.mode.rawValue
      let result = found.path.withCString { path in
        entry.path = path
        return git_index_add(small.pointer, &entry)
      }
      try check("git_index_add", result)
    }
    try check("git_repository_set_index", git_repository_set_index(pointer, small.pointer))
    attributes.areGiven = true
  }

  private static let attributes = Array(".gitattributes".utf8)
}

/// Whether libgit2 was given the attributes that are staged.
final class StagedAttributes {
  var areGiven = false
}
