#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The zone of this machine.
package enum LocalZone {
  /// Minutes east of Greenwich at a moment, in seconds since 1970.
  package static func offset(at time: Int64) -> Int {
    // `localtime_r` alone need not look at TZ.
    tzset()
    var seconds = time_t(time)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return parts.tm_gmtoff / 60
  }

  /// The moment that a wall clock here shows, when it is `seconds` after 1970 on that clock.
  static func time(ofWallClock seconds: Int64) -> Int64 {
    // The first guess may lie across a change of the clocks; the second is then on the right side of it.
    let guess = seconds - Int64(offset(at: seconds)) * 60
    return seconds - Int64(offset(at: guess)) * 60
  }
}
