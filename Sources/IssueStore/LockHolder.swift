internal import Git

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Who keeps others out, as far as the system tells: Linux does.
enum LockHolder {
  /// The process that has the kernel's lock on a file (flock).
  static func ofFlock(_ path: String) -> pid_t? {
    var status = stat()
    guard stat(path, &status) == 0, let bytes = try? WorkTree(root: "/proc").readStream("locks") else { return nil }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      // `1: FLOCK  ADVISORY  WRITE 4711 fe:01:131075 0 EOF`; a waiting one has `->` before its kind.
      let words = line.split(separator: " ")
      guard words.count > 5, words[1] == "FLOCK", words[5].split(separator: ":").last == "\(status.st_ino)" else {
        continue
      }
      return pid_t(words[4])
    }
    return nil
  }

  /// A process that has a file open.
  static func ofFile(_ path: String) -> pid_t? {
    var file = stat()
    guard stat(path, &file) == 0 else { return nil }
    let processes = WorkTree(root: "/proc")
    for entry in (try? processes.entries(of: "")) ?? [] {
      guard let number = pid_t(entry.name) else { continue }
      for open in (try? processes.entries(of: "\(number)/fd")) ?? [] {
        var status = stat()
        guard stat("/proc/\(number)/fd/\(open.name)", &status) == 0, status.st_ino == file.st_ino,
          status.st_dev == file.st_dev
        else { continue }
        return number
      }
    }
    return nil
  }
}
