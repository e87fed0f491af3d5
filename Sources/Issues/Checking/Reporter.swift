/// A way to print diagnostics: one file in `Reporters/`.
package protocol Reporter: Sendable {
  /// What `--format` calls it.
  var name: String { get }
  /// Everything that is printed, for a check that is over.
  func report(_ diagnostics: [Diagnostic]) -> String
}

package enum Reporters {
  package static var all: [any Reporter] { Registry.reporters }
}
