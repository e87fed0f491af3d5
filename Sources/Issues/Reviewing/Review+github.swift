extension Review {
  /// The review as annotations, for GitHub Actions: what breaks rules, and what a reviewer should look at twice.
  package var github: String {
    var annotations = result.diagnostics.map { Annotation($0) }
    if let fault {
      annotations.append(Annotation(.error, path: fault.path, title: "settings", "\(fault.message); \(fault.help)"))
    }
    for issue in issues {
      annotations += issue.suspicions.map {
        Annotation(.warning, path: issue.path, title: $0.kind.rawValue, $0.message)
      }
    }
    annotations += loosenings.map { Annotation(.warning, path: $0.path, title: "loosened", $0.message) }
    annotations.append(Annotation(.notice, path: nil, title: "git issue review", "\(verdict): \(summary)"))
    return Annotation.commands(for: annotations, title: "git issue review", token: result.token)
  }
}
