internal import FoundationEssentials

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Console {
  /// A path as the user means it, from the working directory.
  func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(directory)/\(path)" }

  /// Whether a path leads to a regular file.
  func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(absolute(path), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether a path leads to a folder.
  func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(absolute(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder, unless it is there.
  func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: absolute(path), withIntermediateDirectories: true)
    } catch {
      throw Failure(.fatal, "\(path): cannot be made a folder", hints: ["may you write there?"])
    }
  }

  /// The names in a folder, in order.
  func names(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: absolute(folder)).sorted()
    } catch {
      throw Failure(.fatal, "\(folder): cannot be read", hints: ["may you read there?"])
    }
  }

  /// The bytes of a file that the user names. A pipe is read to its end, as the shell's `<(…)` needs it.
  func read(_ path: String) throws -> [UInt8] {
    let file = open(absolute(path), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.fatal, "\(path): \(String(cString: strerror(errno)))") }
    defer { close(file) }
    do {
      return try Source.descriptor(file).readAll(limit: 256 << 20)
    } catch .tooLong {
      throw Failure(.fatal, "\(path): larger than 256 MiB")
    } catch .unreadable(let code) {
      throw Failure(.fatal, "\(path): \(String(cString: strerror(code)))")
    }
  }

  /// Writes a file of our own, whole.
  func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(.fatal, "cannot write \(path)", hints: ["is there room on the disk, and may you write there?"])
    }
  }
}
