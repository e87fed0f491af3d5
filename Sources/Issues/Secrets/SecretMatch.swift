/// A secret that stands in a text.
package struct SecretMatch: Equatable, Sendable {
  /// A stable name of what was found, such as `github-pat`.
  package let kind: String
  /// What was found in words that fit into a sentence, such as “GitHub personal access token”.
  package let title: String
  /// Where the secret itself stands, in bytes from the start of the text.
  package let range: Range<Int>
  /// What may be printed in its place: the public prefix that every token of the kind has, and an ellipsis.
  package let redacted: String
}
