/// What a written status or severity means here.
struct ReadChoice: Equatable {
  /// The id in the settings.
  let id: String
  /// Whether the text says nothing else: a tail has to be kept.
  let isWhole: Bool
}

extension Configuration {
  /// The status that a text begins with: `Fixed (2026-01-02)`, `✅ Résolu`, `[x] done`.
  func readStatus(_ text: some StringProtocol) -> ReadChoice? {
    read(text, known: { status($0)?.id }, words: Self.statusWords, marks: Self.statusMarks)
  }

  /// The severity that a text begins with: `High (blocks CI)`, `P1`, `🔴 Critique`.
  func readSeverity(_ text: some StringProtocol) -> ReadChoice? {
    read(text, known: { severity($0)?.id }, words: Self.severityWords, marks: Self.severityMarks)
  }

  /// What a heading above entries says of all of them, in the words of the first settings: `## Resolved bugs`.
  static func choices(inHeading text: String) -> (status: String?, severity: String?) {
    let words = Vocabulary.key(text).split(separator: " ").map(String.init)
    func first(_ table: [String: String], _ names: [String]) -> String? {
      for index in words.indices {
        for count in [3, 2, 1] where index + count <= words.count {
          let word = words[index..<(index + count)].joined(separator: " ")
          if let found = table[word] ?? (names.contains(key(word)) ? key(word) : nil) { return found }
        }
      }
      return nil
    }
    return (
      first(statusWords, ["open", "in-progress", "fixed", "wont-fix"]),
      first(severityWords, ["critical", "high", "medium", "low"])
    )
  }

  private func read(
    _ text: some StringProtocol, known: (String) -> String?, words table: [String: String],
    marks: [(mark: String, name: String)]
  ) -> ReadChoice? {
    let text = text.trimmed
    if let id = known(text) { return ReadChoice(id: id, isWhole: true) }
    // Words count more than marks: 🟡 is not the same to everybody.
    let boxed = ["[x]", "[X]", "[ ]"].first { text.hasPrefix($0) }.map { text.dropFirst($0.count) } ?? text[...]
    let bare = boxed.drop { !$0.isLetter && !$0.isNumber }
    let words = bare.split(omittingEmptySubsequences: true) { $0.isWhitespace || "(（:：,，;；—–。、/|".contains($0) }
    for count in stride(from: min(3, words.count), through: 1, by: -1) {
      let candidate = words[..<count].joined(separator: " ").filter { !"*_`'’.!".contains($0) || $0 == "_" }
      let key = candidate.lowercased().split { $0 == "_" || $0 == "-" || $0 == " " }.joined(separator: " ")
      guard let id = known(candidate) ?? table[key].flatMap(known) else { continue }
      let rest = bare[words[count - 1].endIndex...]
      return ReadChoice(id: id, isWhole: !rest.contains { $0.isLetter || $0.isNumber })
    }
    for (mark, name) in marks where text.hasPrefix(mark) {
      guard let id = known(name) else { continue }
      return ReadChoice(id: id, isWhole: !boxed.contains { $0.isLetter || $0.isNumber })
    }
    return nil
  }

  private static func table(_ groups: [(String, [String])]) -> [String: String] {
    var table: [String: String] = [:]
    for (name, words) in groups {
      for word in words { table[word] = name }
    }
    return table
  }

  private static let statusWords = table([
    (
      "open",
      [
        "new", "todo", "to do", "reported", "confirmed", "reopened", "backlog", "pending", "unresolved", "unfixed",
        "active", "known", "à corriger", "ouvert", "não corrigido", "aberto", "abierto", "未解決", "未解决", "未修复", "待修复",
        "待处理", "открыт", "открыто", "mở", "chưa", "offen", "现在", "活跃",
      ]
    ),
    (
      "in-progress",
      [
        "in progress", "wip", "ongoing", "partial", "partially", "monitoring", "investigating", "blocked", "partiel",
        "en cours", "bloqueado", "em andamento", "处理中", "进行中", "対応中", "修复中", "đang", "в работе", "in review",
      ]
    ),
    (
      "fixed",
      [
        "resolved", "closed", "done", "complete", "completed", "solved", "verified", "fixed verified",
        "fixed unverified", "résolu", "résolus", "corrigé", "corrigés", "resolvido", "resolvidos", "corrigido",
        "resuelto",
        "cerrado", "fechado", "已修复", "已解决", "已关闭", "解決済み", "解決済", "修正済み", "完了", "исправлено", "исправлен", "закрыт",
        "решено", "đã giải quyết", "đã sửa", "behoben", "selesai", "risolto",
      ]
    ),
    (
      "wont-fix",
      [
        "wontfix", "wont fix", "rejected", "invalid", "duplicate", "by design", "as designed", "not a bug", "declined",
        "cancelled", "canceled", "不修复", "対応しない",
      ]
    ),
  ])
  private static let statusMarks = [
    ("✅", "fixed"), ("✔", "fixed"), ("☑", "fixed"), ("[x]", "fixed"), ("[X]", "fixed"), ("[ ]", "open"),
    ("🟢", "fixed"), ("⚫", "wont-fix"), ("🚫", "wont-fix"), ("🔴", "open"), ("❌", "open"), ("📋", "open"),
    ("⏳", "in-progress"), ("🔄", "in-progress"), ("🚧", "in-progress"), ("⚠", "in-progress"), ("🟡", "in-progress"),
  ]

  private static let severityWords = table([
    (
      "critical",
      [
        "blocker", "p0", "s0", "urgent", "catastrophic", "critique", "critiques", "crítico", "crítica", "críticos",
        "严重", "致命", "紧急", "緊急", "критический", "критичный", "критично", "nghiêm trọng", "kritis", "kritisch",
      ]
    ),
    (
      "high",
      [
        "p1", "s1", "major", "important", "importants", "élevé", "élevée", "haute", "alto", "alta", "高", "высокий",
        "высокая", "cao", "tinggi", "hoch",
      ]
    ),
    (
      "medium",
      [
        "p2", "s2", "moderate", "normal", "moyen", "moyenne", "moyens", "média", "médios", "médio", "media", "medio",
        "中", "一般",
        "средний", "средняя", "trung bình", "sedang", "mittel",
      ]
    ),
    (
      "low",
      [
        "p3", "p4", "s3", "minor", "trivial", "cosmetic", "faible", "mineur", "mineurs", "baixo", "baixa", "bajo",
        "baja", "低", "轻微",
        "низкий", "низкая", "thấp", "rendah", "niedrig",
      ]
    ),
  ])
  private static let severityMarks = [
    ("🔴", "critical"), ("🟠", "high"), ("🟡", "medium"), ("🟢", "low"), ("🔵", "low"), ("⚪", "low"),
  ]
}
