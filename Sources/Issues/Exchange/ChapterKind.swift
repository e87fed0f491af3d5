/// What the heading of a chapter says of the lists, the tables and the headings below it.
enum ChapterKind: Equatable {
  /// `Known bugs`, `Open issues`, `已知问题`: what stands there is a report each.
  case reports
  /// `How to report`, `Statistics`, `Environment`: nothing there is a report, whatever it looks like.
  case other

  /// Nil where it says neither: `Backend`, `2026`.
  init?(_ heading: some StringProtocol) {
    // What a long heading is about stands at its beginning.
    let words = Vocabulary.key(heading).split(separator: " ").prefix(8).map(String.init)
    guard !words.isEmpty else { return nil }
    let isQuestion = heading.trimmed.last.map { "?？".contains($0) } ?? false
    if isQuestion || FieldName(heading) != nil || Self.says(words, Self.otherWords, in: Self.otherParts) {
      self = .other
    } else if Self.namesReports(words) {
      self = .reports
    } else {
      return nil
    }
  }

  /// What the title of a document says of all of it: `Bugs and notes` has reports, `How to report bugs` has none.
  init?(title: some StringProtocol) {
    let words = Vocabulary.key(title).split(separator: " ").prefix(8).map(String.init)
    if Self.says(words, Self.aboutWords, in: ["模板", "テンプレート", "流程"]) {
      self = .other
    } else if Self.namesReports(words), words.count > 2 || words.contains(where: { !Self.vagueWords.contains($0) }) {
      // A page about errors describes them more often than it reports them.
      self = .reports
    } else {
      return nil
    }
  }

  private static let vagueWords: Set = [
    "errors", "problems", "issues", "erreurs", "problèmes", "errores", "problemas", "erros", "errori", "problemi",
    "the", "common", "api", "error",
  ]

  private static let aboutWords: Set = [
    "template", "templates", "how", "guide", "guidelines", "instructions", "policy", "workflow", "process", "codes",
    "handling", "fixes", "format", "reference", "where", "what", "why", "when", "which", "who", "are", "vorlage",
    "modèle", "modelo", "plantilla", "шаблон", "reporting",
    "contributing",
  ]

  /// Whether a name is that of a bug document: `BUGS.md`, `known-issues.txt`, `BUG_TRACKER.md`, `docs_BUGS.md`.
  static func isName(ofDocument name: String) -> Bool {
    let stem = name.lowercased().prefix { $0 != "." }
    // `project-issues-1545.md` is one of many.
    let number = stem.reversed().prefix { $0.isNumber }.count
    guard ChapterKind(title: stem) != .other, number == 0 || number == 4 && stem.suffix(4).hasPrefix("20") else {
      return false
    }
    let words = stem.split { !$0.isLetter }.suffix(2).map(String.init)
    return ["buglist", "bugtracker", "issuetracker", "bugreports"].contains(words.last ?? "")
      || namesReports(words)
        && !says(words, otherWords, in: otherParts)
  }

  private static func namesReports(_ words: [String]) -> Bool {
    if words.contains(where: { manyWords.contains($0) || word($0, hasAny: manyParts) }) { return true }
    return zip(words, words.dropFirst()).contains { oneWords.contains($0) && listWords.contains($1) }
      || zip(words, words.dropFirst()).contains { listWords.contains($0) && oneWords.contains($1) }
      || words.first == "known" && words.contains { oneWords.contains($0) }
  }

  private static func says(_ words: [String], _ known: Set<String>, in parts: [String]) -> Bool {
    words.indices.contains { index in
      known.contains(words[index]) || word(words[index], hasAny: parts)
        || index + 1 < words.count && known.contains("\(words[index]) \(words[index + 1])")
    }
  }

  /// Scripts without spaces have words inside words.
  private static func word(_ word: String, hasAny parts: [String]) -> Bool {
    !word.utf8.allSatisfy { $0 < 0x80 } && parts.contains { word.range(ofText: $0) != nil }
  }

  private static let oneWords: Set = [
    "bug", "issue", "defect", "error", "problem", "fault", "incident", "regression", "crash", "failure", "anomaly",
  ]

  private static let listWords: Set = [
    "list", "lists", "tracker", "tracking", "log", "register", "registry", "reports", "backlog", "database",
    "inventory",
    "journal", "collection", "sheet", "table", "diary", "liste", "lista",
  ]

  private static let manyWords: Set = [
    "bugs", "issues", "defects", "errors", "problems", "faults", "crashes", "glitches", "regressions", "incidents",
    "buglist", "fehler", "fehlerliste", "probleme", "mängel", "bogues", "problèmes", "anomalies", "erreurs", "défauts",
    "errores", "problemas", "fallos", "incidencias", "defectos", "erros", "falhas", "defeitos", "errori", "problemi",
    "difetti", "anomalie", "fouten", "problemen", "błędy", "problemy", "usterki", "баги", "багов", "ошибки", "ошибок",
    "проблемы", "дефекты", "дефектов", "помилки", "lỗi", "masalah", "kesalahan", "hatalar", "sorunlar", "buggar",
    "chyby",
    "fejl", "vikoja", "viat", "bugi", "bugy", "bugliste",
  ]

  private static let manyParts = ["问题", "缺陷", "错误", "故障", "問題", "錯誤", "バグ", "不具合", "障害", "버그", "오류", "결함"]

  /// Chapters about the reports, and those that documents have besides.
  private static let otherWords: Set = [
    "template", "templates", "format", "how", "guide", "guidelines", "instructions", "rules", "usage", "workflow",
    "process", "procedure", "policy", "summary", "statistics", "stats", "overview", "metrics", "dashboard", "matrix",
    "legend", "levels", "level", "definitions", "definition", "scale", "pattern", "patterns", "lessons", "practices",
    "prevention", "tips", "changelog", "change log", "contents", "index", "toc", "reference", "references", "related",
    "documentation", "links", "resources", "setup", "installation", "install", "acceptance", "criteria", "checklist",
    "next steps", "roadmap", "features", "feature", "todo", "contact", "credits", "license", "conventions", "fields",
    "tools", "responsibilities", "scope", "notice", "waiver", "waivers", "test results", "codes", "handling",
    "existing", "introduction", "about", "purpose", "update", "updates", "categories", "glossary", "types", "type",
    "reporting", "contributing", "note", "notes", "priorities", "key", "labels", "progress", "totals",
    "vorlage", "vorlagen", "statistik", "statistiken", "anleitung", "zusammenfassung", "hinweise", "legende",
    "übersicht", "inhalt", "wie", "meldung", "modèle", "modèles", "statistiques", "comment", "légende", "aperçu",
    "vue", "dernière", "résumé", "sommaire", "notation", "modelo", "modelos", "estatísticas", "estatística", "como",
    "índice", "padrões", "soluções", "notas", "resumo", "legenda", "visão", "plantilla", "estadísticas", "cómo",
    "resumen", "leyenda", "instrucciones", "modello", "statistiche", "riepilogo", "szablon", "statystyki",
    "podsumowanie", "шаблон", "статистика", "примечания", "легенда", "как", "обзор", "итого", "mẫu", "thống", "hướng",
    "tổng", "statistika", "ringkasan", "panduan", "catatan", "şablon", "istatistik", "özet", "mall", "sjabloon",
  ]

  private static let otherParts = [
    "模板", "格式", "说明", "規則", "规则", "流程", "统计", "統計", "概览", "概要", "汇总", "總結", "总结", "备注", "備考", "变更日志", "更新日志",
    "定义", "定義", "速查", "模式", "入口", "验证", "結果", "结果", "テンプレート", "書式", "使い方", "凡例", "目次", "目录", "书写", "如何", "템플릿",
    "통계", "요약", "방법",
  ]
}

/// Lines that stand where reports would, and say that there are none.
enum NoReports {
  static func says(_ text: some StringProtocol) -> Bool {
    let words = Vocabulary.key(String(text.filter { !"()（）[]_*".contains($0) })).split(separator: " ")
    guard let first = words.first, words.count <= 16 else { return !text.isBlank && words.isEmpty }
    if wholes.contains(words.joined(separator: " ")) { return true }
    guard denials.contains(String(first)) else { return wholes.contains(String(first)) && words.count == 1 }
    let rest = words.dropFirst().prefix(6).joined(separator: " ")
    return words.count <= 3 && rest.isBlank
      || [
        "bug", "issue", "defect", "error", "problem", "fehler", "bogue", "erro",
        "problèm", "lỗi", "ошиб", "баг", "masalah", "entries", "reports",
      ].contains { rest.range(ofText: $0) != nil }
  }

  private static let denials: Set = [
    "no", "none", "nothing", "zero", "aucun", "aucune", "kein", "keine", "nessun", "nessuno", "ningún", "ninguno",
    "ninguna", "nenhum", "nenhuma", "нет", "không", "brak", "geen", "yok", "belum", "inga",
  ]
  private static let wholes: Set = [
    "none", "none yet", "nothing", "nothing yet", "n/a", "n a", "na", "empty", "tbd", "暂无", "无", "無", "なし", "特になし",
    "現在なし",
    "没有", "없음", "нет", "chưa có", "không có", "aucun", "aucune", "keine", "ninguno", "nenhum", "nessuno", "brak",
    "no bugs",
    "all clear",
  ]
}
