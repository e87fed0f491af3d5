extension Form {
  /// The forms that come with the program, by type, from the documents that teams keep today.
  package static let builtInSources: [(type: String, bytes: [UInt8])] = [
    ("bug", PackageResources.bug_yml),
    ("tracker", PackageResources.tracker_yml),
    ("platform", PackageResources.platform_yml),
  ]

  /// A form that comes with the program.
  package static func builtIn(_ type: String) -> Form? {
    guard let source = builtInSources.first(where: { $0.type == type }) else { return nil }
    return try? Form(source.bytes, type: type, path: "\(type).yml")
  }
}
