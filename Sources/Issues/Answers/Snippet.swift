/// Tells what a person can run from what a program printed.
enum Snippet {
  /// Whether some lines of a code block are a program or commands.
  static func isRunnable(_ lines: some Collection<String>, language: String) -> Bool {
    if lines.contains(where: isTyped) { return true }
    if outputs.contains(language) { return false }
    var code = 0
    var output = 0
    for line in lines.lazy.map(\.trimmed).filter({ !$0.isEmpty }).prefix(60) {
      if isOutput(line) {
        output += 1
      } else if data.contains(language) && !Filler.isStock(Words(line)) || isCode(line) {
        code += 1
      }
    }
    guard code > 0 else { return false }
    return languages.contains(language) ? code >= output : code * 2 > output
  }

  enum Kind { case runnable, output, other }

  /// What a block of code is: a program or commands, what a program printed, or neither.
  static func kind(of lines: some Collection<String>, language: String) -> Kind {
    if isRunnable(lines, language: language) { return .runnable }
    if outputs.contains(language), !["text", "txt", "plain"].contains(language) { return .output }
    let lines = lines.lazy.map(\.trimmed).filter { !$0.isEmpty }.prefix(60)
    let output = lines.count { isOutput($0) }
    return output > 0 && output * 2 > lines.count ? .output : .other
  }

  private static let outputs: Set = [
    "diff", "patch", "log", "logs", "output", "stacktrace", "traceback", "text", "txt", "plain",
  ]

  private static let languages: Set = [
    "python", "py", "python3", "js", "javascript", "jsx", "ts", "typescript", "tsx", "c", "cpp", "c++", "cc", "cxx",
    "cs",
    "csharp", "c#", "java", "kotlin", "kt", "go", "golang", "rust", "rs", "swift", "ruby", "rb", "php", "html", "vue",
    "css",
    "scss", "sql", "r", "matlab", "julia", "scala", "dart", "lua", "perl", "haskell", "elixir", "clojure", "bash", "sh",
    "zsh",
    "powershell", "ps1", "cmd", "bat", "dockerfile", "makefile", "cmake", "yaml", "yml", "toml", "json", "jsonc",
    "graphql",
    "objc", "objective-c", "ocaml", "zig", "nim", "svelte", "ipynb", "shell", "console", "gdscript",
  ]

  /// Whether a command does more than tell about the system.
  private static func isCommandThatActs(_ command: Substring) -> Bool {
    let words = command.split(separator: " ")
    guard let first = words.first, let last = words.last else { return false }
    if ["uname", "lsb_release", "lscpu", "sw_vers", "systeminfo", "hostnamectl", "neofetch", "which"].contains(first) {
      return false
    }
    if command.contains("/etc/os-release") || command.contains("rev-parse") { return false }
    return words.count > 3 || !["--version", "-version", "-v", "-V", "version", "--help"].contains(last)
  }

  /// Whether a line is what somebody typed at a prompt: `$ make`, `ada@host:~$ make`, `C:\> dir`, `>>> f()`.
  private static func isTyped(_ line: String) -> Bool {
    let line = line.trimmed
    if line.hasPrefix(">>> ") || line.hasPrefix("In [") || line.hasPrefix("PS C:") { return line.count > 4 }
    let head = line.prefix(60)
    guard head.utf8.contains(where: { "$>%#".utf8.contains($0) }) else { return false }
    for mark in ["$ ", "$> ", "% ", ":\\> ", "# "] {
      guard let end = head.firstRange(of: mark) else { continue }
      // Before the prompt there is nothing, or a host and a folder; `#` alone is a remark.
      let host = head[..<end.lowerBound]
      if host.isEmpty
        ? mark != "# "
        : host.contains("@") || host.hasPrefix("~") || host.contains(":") && !host.contains("://") && mark == "$ "
      {
        return isCommandThatActs(line[end.upperBound...])
      }
    }
    return false
  }

  /// Whether a language is one of what is given to a program, such as its settings.
  static func isData(language: String) -> Bool { data.contains(language) }

  /// Languages of what is given to a program, of which every line counts.
  private static let data: Set = [
    "yaml", "yml", "toml", "ini", "xml", "html", "css", "sql", "conf", "graphql", "proto", "hcl",
  ]

  /// Whether a line is of a log, a trace or a compiler.
  static func isOutput(_ line: String) -> Bool {
    let start = line.utf8.count <= 200 ? line[...] : line.prefix(200)
    if outputParts.occur(in: start.lowercased()) { return true }
    // A date, a time or a bracketed level at the start of a line of a log.
    let digits = start.prefix { $0.isNumber || "-/:.T[]() ".contains($0) }
    if digits.count >= 8, digits.contains(where: \.isNumber) { return true }
    // A compiler's excerpt: `129 |   int x;`.
    if start.drop(while: \.isNumber).hasPrefix(" |") { return true }
    return start.hasPrefix("at ") || start.hasPrefix("File \"") || start.hasPrefix("#0") || start.hasPrefix("^~")
  }

  private static let outputParts = Parts([
    "traceback (most", "error:", "[error", "[info", "[warn", "[debug", "warning:", "exception:", "    at ",
    "stack trace",
    "segmentation fault", "core dumped", "fatal:", "panic:", "failed:", "undefined reference", "note:", " info ",
    " warn ",
    " error ", "assertion failed", "no such file", "addresssanitizer", "0x0000", "(0x", "goroutine ", ".go:", ".java:",
    ".kt:", ".rb:", "thread ", "errno",
  ])

  /// Whether a line of prose is a command: `npm install -g tool`.
  static func isCommand(_ line: String) -> Bool {
    if line.hasPrefix("$ ") { return isCommandThatActs(line.dropFirst(2)) }
    if line.hasPrefix("./") { return true }
    let words = line.split(separator: " ")
    guard words.count >= 2, words.count <= 12, let first = words.first, commands.contains(first) else { return false }
    return words.dropFirst().contains { $0.hasPrefix("-") || $0.contains("/") || $0.contains(".") }
      || commandVerbs.contains(words[1])
  }

  private static let commands: Set<Substring> = [
    "npm", "npx", "yarn", "pnpm", "git", "pip", "pip3", "python", "python3", "node", "cmake", "make", "docker",
    "docker-compose",
    "kubectl", "helm", "curl", "wget", "cd", "sudo", "apt", "apt-get", "brew", "cargo", "go", "mvn", "gradle", "java",
    "gcc",
    "g++", "clang", "swift", "bazel", "conda", "dotnet", "bundle", "gem", "composer", "php", "ruby", "rails", "flutter",
  ]

  private static let commandVerbs: Set<Substring> = [
    "install", "run", "build", "start", "test", "clone", "add", "init", "compose", "up", "apply", "create", "get",
    "update", "ci",
  ]

  private static func isCode(_ line: String) -> Bool {
    if line.hasPrefix("$ ") || line.hasPrefix("> ") || line.hasPrefix(">>> ") || line.hasPrefix("% ")
      || line.hasPrefix("./")
    {
      return true
    }
    let first = line.prefix { !$0.isWhitespace && $0 != "(" && $0 != ":" }
    if starts.contains(first) { return line.count > first.count }
    guard let last = line.last else { return false }
    if ";{\\".contains(last) || line.hasPrefix("}") || line.hasSuffix("):") { return true }
    // A call: what stands before the bracket is one name, perhaps behind an assignment.
    if last == ")", let open = line.firstIndex(of: "("), line.first?.isLetter ?? false {
      let name = line[..<open].split(separator: " ")
      return name.count == 1 && line[..<open].last != " " || name.count == 3 && name[1] == "="
    }
    let mayBeMarkup = line.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    if mayBeMarkup, line.contains("</") || line.contains("/>") || line.contains("=> {") || line.contains(") =>") {
      return true
    }
    // A command with options, or several.
    if line.first?.isLowercase ?? false, [" --", " && ", " | ", " > "].contains(where: { line.contains($0) }) {
      return true
    }
    // An assignment.
    let words = line.split(separator: " ", maxSplits: 2)
    return words.count == 3 && ["=", ":="].contains(words[1]) && (words[0].first?.isLetter ?? false)
  }

  private static let starts: Set<Substring> = [
    "import", "from", "#include", "using", "def", "class", "function", "const", "let", "var", "public", "private",
    "package",
    "int", "void", "auto", "float", "double", "char", "bool", "static", "return", "if", "for", "while", "try", "with",
    "print",
    "export", "async", "await", "struct", "enum", "func", "fn", "use", "require", "npm", "npx", "yarn", "pnpm", "git",
    "pip",
    "pip3", "python", "python3", "node", "cmake", "make", "docker", "docker-compose", "kubectl", "helm", "curl", "wget",
    "cd",
    "sudo", "apt", "apt-get", "brew", "cargo", "go", "mvn", "gradle", "./gradlew", "java", "javac", "gcc", "g++",
    "clang",
    "clang++", "swift", "bazel", "conda", "mkdir", "cp", "mv", "rm", "ls", "cat", "echo", "touch", "code", "ssh",
    "dotnet",
    "SELECT", "select", "INSERT", "CREATE", "UPDATE", "DELETE", "FROM", "RUN", "@", "template",
    "begin", "module", "interface", "type", "local", "puts", "echo", "set", "true", "printf", "vim", "nvim", "emacs",
    "ffmpeg",
  ]
}
