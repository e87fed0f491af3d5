/// The key under `environment` that a question of one line surely asks for.
enum EnvironmentName {
  /// `os` for "Operating System", `python` for "Python version"; nil for all that is not one short name.
  static func key(of element: Form.Element) -> String? {
    guard element.kind == .input || element.kind == .dropdown && !element.allowsMultiple else { return nil }
    let words = Vocabulary.key(element.label).split(separator: " ").map(String.init)
    guard words.allSatisfy(GitHubForm.isID), Vocabulary.isEnvironment(element.label) else { return nil }
    switch words {
    case ["os"], ["operating", "system"]: return "os"
    case ["browser"], ["device"], ["platform"], ["version"]: return words[0]
    case ["os", "version"], ["operating", "system", "version"]: return "os_version"
    case let words where words.count == 2 && words[1] == "version":
      let isPart = ["browser", "device", "platform", "app", "affected", "software", "package", "current"].contains(
        words[0])
      return isPart ? words.joined(separator: "_") : words[0]
    default: return nil
    }
  }
}
