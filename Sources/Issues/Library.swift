internal import Ccmark
internal import Clibyaml

/// The versions of the libraries that read documents.
package enum Library {
  package static let versions =
    "libyaml \(String(cString: yaml_get_version_string())), cmark-gfm \(String(cString: cmark_version_string()))"
}
