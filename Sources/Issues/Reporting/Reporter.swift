/// A way to print what a check found: one file in `Reporters/`.
package protocol Reporter: Sendable {
  /// What `--format` calls it.
  var name: String { get }
  /// Everything that is printed, for a check that is over. Safe for where it goes, whatever the issues hold.
  func report(_ result: CheckResult) -> String
}

package enum Reporters {
  package static var all: [any Reporter] { Registry.reporters }
}
