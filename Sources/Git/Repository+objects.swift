internal import Clibgit2

extension Repository {
  /// Looks an object up, and says so when it is missing because the clone is partial.
  func object<Kind>(
    _ function: StaticString, _ id: ObjectID, _ lookUp: (inout OpaquePointer?, UnsafePointer<git_oid>) -> Int32
  ) throws(GitError) -> Handle<Kind> {
    do {
      return try Handle(function) { result in
        withUnsafePointer(to: id.raw) { lookUp(&result, $0) }
      }
    } catch  where error.code == .notFound && isPartialClone {
      throw .unsupported(.partialClone, function: "\(function)")
    }
  }

  /// Whether objects may be missing, to be fetched when wanted.
  private var isPartialClone: Bool {
    guard let configuration = try? configuration else { return false }
    return configuration.string("extensions.partialClone") != nil
      || configuration.entries(matching: "remote.").contains { $0.key.hasSuffix(".promisor") && $0.value != "false" }
  }

  /// Waits until the disk holds all objects that were written, where that is wanted: before something names them.
  ///
  /// libgit2 waits for each object and for its directory, but not for the directory's own name, which may be new.
  package func syncObjects() throws(GitError) { try durability.sync("\(commonDirectory)/objects") }

  func database() throws(GitError) -> Handle<DatabaseKind> {
    try Handle("git_repository_odb") { git_repository_odb(&$0, pointer) }
  }

  /// The bytes of a blob.
  ///
  /// - Parameter limit: The most bytes to read.
  /// - Throws: ``GitError/Code/tooLarge`` beyond the limit, before anything is read.
  package func blob(_ id: ObjectID, limit: Int = .max) throws(GitError) -> [UInt8] {
    if limit < .max, case let size = try blobSize(id), size > limit {
      throw GitError(.tooLarge, "blob \(id.short) has \(size) bytes, more than \(limit)", function: "git_blob_lookup")
    }
    let blob: Handle<BlobKind> = try object("git_blob_lookup", id) { git_blob_lookup(&$0, pointer, $1) }
    let size = Int(git_blob_rawsize(blob.pointer))
    return [UInt8](UnsafeRawBufferPointer(start: git_blob_rawcontent(blob.pointer), count: size))
  }

  /// The length of a blob in bytes, without reading it.
  package func blobSize(_ id: ObjectID) throws(GitError) -> Int {
    let database = try database()
    var size = 0
    var kind = GIT_OBJECT_ANY
    do {
      try check("git_odb_read_header", git_odb_read_header(&size, &kind, database.pointer, [id.raw]))
    } catch  where error.code == .notFound && isPartialClone {
      throw .unsupported(.partialClone, function: "git_odb_read_header")
    }
    return size
  }

  /// Whether there is such an object.
  package func contains(_ id: ObjectID) throws(GitError) -> Bool {
    let database = try database()
    return git_odb_exists(database.pointer, [id.raw]) == 1
  }

  /// Writes a blob, unless it is there, and returns its name. Nothing refers to it yet.
  package func writeBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try written("git_blob_create_from_buffer") { git_blob_create_from_buffer(&$0, pointer, bytes, bytes.count) }
  }
}
