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
    let words = Vocabulary.key(text.filter { $0 != "'" && $0 != "’" }).split(separator: " ").map(String.init)
    func first(_ table: [String: String], _ names: [String]) -> String? {
      for index in words.indices {
        for count in [3, 2, 1] where index + count <= words.count {
          let word = words[index..<(index + count)].joined(separator: " ")
          if count == 1, unspoken.contains(word) { continue }
          if word == "fixes", names.contains("fixed") { return "fixed" }
          if let found = table[word] ?? (names.contains(key(word)) ? key(word) : nil) { return found }
        }
      }
      return words.lazy.compactMap { longest(in: $0, table, isPrefix: false) }.first
    }
    return (
      first(statusWords, ["open", "in-progress", "fixed", "wont-fix"]),
      first(severityWords, ["critical", "high", "medium", "low"])
    )
  }

  /// Words that are a status behind a label, and in a heading about something else: `A complete list`.
  private static let unspoken: Set = ["complete", "known", "important", "normal", "media", "alto", "mở"]

  /// What a word of a script without spaces between words says: `已关闭缺陷` has 已关闭 in it.
  private static func longest(in word: String, _ table: [String: String], isPrefix: Bool) -> String? {
    guard word.unicodeScalars.contains(where: { (0x3000...0x9FFF).contains($0.value) }) else { return nil }
    let found = table.keys.filter { key in
      guard let first = key.unicodeScalars.first, first.value >= 0x3000, key.count > 1 else { return false }
      return isPrefix ? word.hasPrefix(key) : word.range(ofText: key) != nil
    }
    return found.max { ($0.count, $1) < ($1.count, $0) }.flatMap { table[$0] }
  }

  private func read(
    _ text: some StringProtocol, known: (String) -> String?, words table: [String: String],
    marks: [(mark: String, name: String)]
  ) -> ReadChoice? {
    let text = Self.unstruck(text.trimmed)
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
    if let word = words.first, let id = Self.longest(in: String(word), table, isPrefix: true).flatMap(known) {
      return ReadChoice(id: id, isWhole: false)
    }
    for (mark, name) in marks where text.hasPrefix(mark) {
      guard let id = known(name) else { continue }
      return ReadChoice(id: id, isWhole: !boxed.contains { $0.isLetter || $0.isNumber })
    }
    return nil
  }

  /// A text without what is struck through in it, where it says something besides.
  private static func unstruck(_ text: String) -> String {
    guard text.utf8.count <= 400, let start = text.range(ofText: "~~"),
      let end = text[start.upperBound...].range(ofText: "~~")
    else { return text }
    let rest = (text[..<start.lowerBound] + text[end.upperBound...]).trimmed
    return rest.contains { $0.isLetter } ? rest : text
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
        "active", "known", "not fixed", "not resolved", "not yet fixed", "not started", "to be fixed", "to fix",
        "needs fix",
        "triaged", "accepted", "acknowledged", "assigned", "non résolu", "à faire", "à investiguer", "nicht behoben",
        "sin resolver", "no resuelto", "pendente", "pendiente", "da fare", "aperto", "otwarty", "открыта",
        "не исправлено",
        "не решено", "chưa sửa", "chưa xử lý", "belum", "terbuka", "açık", "열림", "未対応", "未着手", "未修正", "新建", "待确认", "打开",
        "à corriger", "ouverts", "ouverte", "ouvertes", "nouveau", "nouveaux", "en attente", "открытые", "новый",
        "новые", "neu", "offene", "offenen", "abiertos", "abiertas", "abierta", "pendientes", "abertos", "pendentes",
        "aperti", "otwarte", "nowe", "terbuka", "açık", "mới", "đang mở", "ouvert", "não corrigido", "aberto",
        "abierto", "未解決", "未解决", "未修复", "待修复",
        "待处理", "открыт", "открыто", "mở", "chưa", "offen", "现在", "活跃",
      ]
    ),
    (
      "in-progress",
      [
        "in progress", "wip", "ongoing", "partial", "partially", "monitoring", "investigating", "blocked", "partiel",
        "en cours", "bloqueado", "em andamento", "处理中", "进行中", "対応中", "修复中", "đang", "в работе", "in review", "fixing",
        "in bearbeitung", "en progreso", "en curso", "in corso", "w toku", "dikerjakan", "devam ediyor", "진행중", "調査中",
        "修正中", "待验证",
      ]
    ),
    (
      "fixed",
      [
        "resolved", "closed", "done", "complete", "completed", "solved", "verified", "fixed verified",
        "fixed unverified", "fixed", "merged", "shipped", "implemented", "corrected", "gelöst", "erledigt",
        "geschlossen",
        "fermé", "fermés", "corrigée", "corrigées", "résolue", "résolues", "cerrada", "resueltos", "resuelta",
        "corregido",
        "corregidos", "solucionado", "corrigidos", "concluído", "fechados", "chiuso", "naprawione", "zamknięty",
        "исправлены",
        "исправлена", "решена", "закрыта", "закрыты", "đã đóng", "đã khắc phục", "diperbaiki", "tertutup", "çözüldü",
        "düzeltildi", "opgelost", "해결됨", "해결", "완료", "修正完了", "対応済み", "対応済", "クローズ", "已完成", "已关闭", "исправленные",
        "решено", "решенные", "решённые", "закрытые", "behobene", "gelöste", "erledigte", "resueltas", "corregidas",
        "cerrados", "cerradas", "resolvidas", "corrigidas", "concluídos", "risolti", "rozwiązane", "naprawiony",
        "zamknięte", "terselesaikan", "çözülen", "đã xử lý", "résolu", "résolus",
        "corrigé", "corrigés", "resolvido", "resolvidos", "corrigido",
        "resuelto",
        "cerrado", "fechado", "已修复", "已解决", "已关闭", "解決済み", "解決済", "修正済み", "完了", "исправлено", "исправлен", "закрыт",
        "решено", "đã giải quyết", "đã sửa", "behoben", "selesai", "risolto",
      ]
    ),
    (
      "wont-fix",
      [
        "wontfix", "wont fix", "rejected", "invalid", "duplicate", "by design", "as designed", "not a bug", "declined",
        "cancelled", "canceled", "cannot reproduce", "not reproducible", "works as designed", "works as intended",
        "obsolete", "clarified", "esclarecido", "false alarm", "不修复", "対応しない", "仕様", "非缺陷", "重复", "不予修复", "abgelehnt",
        "rejeté", "rechazado", "rejeitado", "отклонено", "отклонён",
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
        "blocker", "highest", "p0", "s0", "urgent", "catastrophic", "critique", "critiques", "bloquant", "bloquante",
        "bloquants",
        "kritische", "blockierend", "crítica", "críticas", "bloqueante", "критическая", "блокирующий", "krytyczny",
        "kritik", "致命的", "重大", "치명적", "심각", "critico", "gravíssimo", "crítico", "crítica", "críticos",
        "严重", "致命", "紧急", "緊急", "критический", "критичный", "критично", "nghiêm trọng", "kritis", "kritisch",
      ]
    ),
    (
      "high",
      [
        "p1", "s1", "major", "important", "importants", "majeur", "majeure", "majeurs", "majeures", "hohe", "alte",
        "altas", "grave", "graves", "wichtig", "schwer", "важный", "серьезный", "серьёзный", "major bugs", "wysoki",
        "yüksek", "高い", "重要", "높음", "élevé", "élevée", "haute", "alto", "alta", "高", "высокий",
        "высокая", "cao", "tinggi", "hoch",
      ]
    ),
    (
      "medium",
      [
        "p2", "s2", "moderate", "normal", "moyen", "moyenne", "modéré", "mittlere", "moderado", "moderada", "średni",
        "orta", "中等", "普通", "보통", "moyens", "média", "médios", "médio", "media", "medio",
        "中", "一般",
        "средний", "средняя", "trung bình", "sedang", "mittel",
      ]
    ),
    (
      "low",
      [
        "lowest", "p3", "p4", "s3", "minor", "trivial", "cosmetic", "faible", "mineur", "mineure", "mineurs",
        "mineures",
        "leicht", "gering", "niedrige", "menor", "menores", "leve", "незначительный", "минорный", "niski", "düşük",
        "低い", "軽微", "낮음", "nhẹ", "ringan", "baixo", "baixa", "bajo",
        "baja", "低", "轻微",
        "низкий", "низкая", "thấp", "rendah", "niedrig",
      ]
    ),
  ])
  private static let severityMarks = [
    ("🔴", "critical"), ("🟠", "high"), ("🟡", "medium"), ("🟢", "low"), ("🔵", "low"), ("⚪", "low"),
  ]
}
