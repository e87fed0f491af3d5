import Foundation
import Testing

/// Whether GitHub would take what `form export --to github` writes, by the rules that it documents.
struct GitHubFormTests {
  private static let checker = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "github-form.py")
    .path(percentEncoded: false)

  @Test(arguments: ["bug", "tracker", "platform"]) func `a form that comes along is one that GitHub takes`(
    _ type: String
  ) throws {
    let program = try ProgramRepository()
    try program.sh("git issue form export \(type) --to github -o form.yml 2>/dev/null")
    #expect(try program.sh("\(HostFiles.python) '\(Self.checker)' form.yml") == "")
  }

  @Test func `real forms and templates become forms that GitHub takes`() throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../../shared/corpus/templates")
    guard FileManager.default.fileExists(atPath: corpus.path(percentEncoded: false)) else {
      return print("no corpus here: real forms were not exported")
    }
    let program = try ProgramRepository()
    let found = try program.sh(
      """
      git issue init --no-hooks >/dev/null
      n=0
      for file in '\(corpus.path(percentEncoded: false))'/forms_yaml/* '\(corpus.path(percentEncoded: false))'/markdown/*; do
        n=$((n + 1))
        git issue form import --type t$n "$file" >/dev/null 2>&1 || continue
        git issue form export t$n --to github -o t$n.yml >/dev/null 2>&1 || echo "not exported: $file"
      done
      \(HostFiles.python) '\(Self.checker)' t*.yml
      """)
    #expect(found == "")
  }

  @Test func `the checker finds what GitHub refuses`() throws {
    let program = try ProgramRepository()
    try program.sh(
      """
      cat > form.yml <<'END'
      name: x
      description: true
      extra: 1
      body:
        - {type: dropdown, field: a, attributes: {label: A, options: [None, 1.5]}}
        - {type: input, id: "a b", attributes: {label: Password}}
        - {type: input, attributes: {label: "Name?"}, validations: {required: true, steps: true}}
        - {type: input, attributes: {label: Name}}
      END
      """)
    let found = try program.sh("\(HostFiles.python) '\(Self.checker)' form.yml")
    for word in [
      "description", "'extra'", "'field'", "reserved", "strings", "id can", "forbidden", "'steps'", "similar",
    ] {
      #expect(found.contains(word), "\(word): \(found)")
    }
  }
}
