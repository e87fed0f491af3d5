/// Annotations on a pull request, as commands to GitHub Actions.
struct GitHubReporter: Reporter {
  let name = "github"

  func report(_ result: CheckResult) -> String {
    Annotation.commands(for: result.diagnostics.map { Annotation($0) }, title: "git issue check", token: result.token)
  }
}
