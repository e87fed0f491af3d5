package import Git
package import Issues

/// What Git calls the kinds of files.
extension Subject.Mode {
  package init(_ mode: FileMode) {
    self =
      switch mode {
      case .regular: .regular
      case .executable: .executable
      case .symbolicLink: .symlink
      case .submodule: .submodule
      case .directory: .directory
      }
  }
}
