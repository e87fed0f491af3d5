internal import Issues

extension Rule {
  /// The examples that are shown: two are enough to tell what a rule is after.
  var reported: ArraySlice<Example> { examples.filter { !$0.marked.lines.isEmpty }.prefix(2) }
}

extension Example {
  /// The marked lines with what stands around them; `…` is for lines left out.
  var excerpt: [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let marked = self.marked.lines.map { $0 - 1 }
    var excerpt: [String] = []
    for index in lines.indices {
      if marked.contains(where: { (index - 4...index + 2).contains($0) }) {
        excerpt.append(lines[index])
      } else if excerpt.last != "…" {
        excerpt.append("…")
      }
    }
    while excerpt.last?.isEmpty ?? false { excerpt.removeLast() }
    return excerpt
  }

  /// What has to be known besides the text.
  var circumstances: [String] {
    var known: [String] = []
    if path != Example("").path { known.append("the file is `\(path)`") }
    switch mode {
    case .regular: break
    case .executable: known.append("the file is executable")
    case .symlink: known.append("the file is a symbolic link")
    case .directory: known.append("it is a folder")
    case .unreadable: known.append("it cannot be read")
    case .submodule: known.append("it is a submodule")
    case .other: known.append("it is no regular file")
    }
    let kept = Set(marked.text.split(separator: "\n"))
    let before = (previous ?? "").split(separator: "\n").filter { !kept.contains($0) }.map(String.init)
    let lists = [
      ("the settings have", settings.split(separator: "\n").map(String.init)), ("beside it there is", others),
      ("before the change it was", before), ("the repository has", files),
    ]
    for (words, texts) in lists where !texts.isEmpty {
      known.append("\(words) `\(texts.joined(separator: "`, `"))`")
    }
    return known
  }
}
