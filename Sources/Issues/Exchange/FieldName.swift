/// What a label of a bug document asks for, in the languages of the documents that were read.
package enum FieldName: Sendable, Equatable {
  /// One value, under this key.
  case field(String)
  /// A text, the answer to the form's element with this id.
  case section(String)
  case environment

  /// Reads a label; nil where it is none that is known.
  package init?(_ label: some StringProtocol) {
    let key = Vocabulary.key(label)
    guard !key.isEmpty, key.utf8.count <= 60 else { return nil }
    if let known = Self.names[key] {
      self = known
    } else if Vocabulary.isSteps(key: key) {
      self = .section("steps")
    } else if Vocabulary.role(key: key) == .expected {
      self = .section("expected")
    } else {
      return nil
    }
  }

  private static let names: [String: FieldName] = {
    let table: [(FieldName, [String])] = [
      (
        .field("title"),
        ["title", "bug title", "summary", "标题", "標題", "タイトル", "tiêu đề", "titre", "título", "заголовок"]
      ),
      (
        .field("status"),
        [
          "status", "current status", "bug status", "state", "状态", "狀態", "状態", "trạng thái", "статус", "statut",
          "estado", "stato", "fix status",
        ]
      ),
      (
        .field("severity"),
        [
          "severity", "priority", "classification", "severity level", "严重程度", "嚴重程度", "优先级", "重要度", "mức độ",
          "mức độ nghiêm trọng", "priorité", "sévérité", "серьёзность", "серьезность", "приоритет", "prioridade",
          "severidade", "gravidade", "prioridad", "prioritas", "priorität",
        ]
      ),
      (
        .field("reported"),
        [
          "date reported", "reported", "reported on", "date", "found", "found on", "discovered", "date found",
          "discovered on", "created", "date created", "opened", "日期", "发现日期", "发现时间", "発生日", "報告日", "date création",
          "date de création", "data", "tanggal", "ngày phát hiện", "ngày", "дата", "datum", "fecha",
        ]
      ),
      (
        .field("resolved"),
        [
          "resolved", "date resolved", "resolved on", "fixed on", "fixed date", "date fixed", "closed on", "closed",
          "date closed", "fixed at", "修复日期", "解决日期", "解決日", "date résolution", "date de résolution",
        ]
      ),
      (
        .field("reporter"),
        [
          "reported by", "reporter", "found by", "discovered by", "author", "người phát hiện", "người báo cáo",
          "découvert par", "报告人", "发现者", "報告者", "relatado por", "reportado por", "gemeldet von", "автор",
        ]
      ),
      (
        .field("assignee"),
        ["assignee", "assigned", "assigned to", "owner", "负责人", "担当者", "担当", "assigné à", "responsável", "người xử lý"]
      ),
      (.field("labels"), ["labels", "label", "tags", "tag", "标签", "étiquettes"]),
      (.field("phase"), ["phase", "milestone", "阶段", "フェーズ"]),
      (
        .field("components"),
        [
          "components", "component", "area", "affected component", "affected components", "module", "模块", "modul",
          "composant",
        ]
      ),
      (
        .field("files"),
        [
          "files", "file", "affected files", "affected file", "files affected", "文件", "arquivos", "arquivo", "файл",
          "файлы",
          "fichiers modifiés", "fichiers", "fichier", "関連ファイル", "ファイル", "archivos", "berkas",
        ]
      ),
      (.field("related"), ["related", "related to", "related issues", "related bugs"]),
      (.field("reproducible"), ["reproducible"]),
      (.field("formerly"), ["formerly"]),
      (.field("verified"), ["verified"]),
      (.field("type"), ["type", "issue type"]),
      (
        .section("description"),
        [
          "description", "bug description", "details", "detail", "描述", "问题描述", "説明", "内容", "概要", "mô tả",
          "description originale", "descrição", "descripción", "описание", "beschreibung", "deskripsi",
        ]
      ),
      (
        .section("expected"),
        [
          "expected", "expected behavior", "expected behaviour", "expected result", "expected results", "预期结果", "预期行为",
          "期待される挙動", "期待動作", "kết quả mong đợi", "comportement attendu",
        ]
      ),
      (
        .section("actual"),
        [
          "actual", "actual behavior", "actual behaviour", "actual result", "actual results", "current behavior",
          "current behaviour", "what happens", "what actually happens", "problem", "symptom", "symptoms", "实际结果",
          "实际行为",
          "问题", "現象", "症状", "実際の挙動", "実際の動作", "sintoma", "problème", "kết quả thực tế", "comportement actuel",
          "фактический результат",
        ]
      ),
      (
        .section("notes"),
        [
          "notes", "note", "additional notes", "additional note", "additional context", "remarks", "备注", "備考",
          "ghi chú", "заметки", "notas",
        ]
      ),
      (
        .section("resolution"),
        [
          "resolution", "fix", "fix applied", "solution", "how it was fixed", "solution appliquée", "修复", "修复方案",
          "解决方案", "対応", "対処", "correção", "solução", "solusi", "решение", "исправление", "lösung",
        ]
      ),
      (
        .section("root-cause"),
        [
          "root cause", "cause", "root cause analysis", "根本原因", "根因", "原因", "cause racine", "causa raiz", "causa",
          "akar masalah", "nguyên nhân", "причина", "ursache",
        ]
      ),
      (
        .section("error"),
        ["error", "error message", "error messages", "error message stack trace", "stack trace", "错误信息", "エラー", "erro"]
      ),
      (
        .environment,
        [
          "environment", "env", "test environment", "environments", "affected environment", "环境", "環境", "môi trường",
          "environnement", "ambiente", "окружение", "umgebung", "lingkungan", "entorno",
        ]
      ),
    ]
    var names: [String: FieldName] = [:]
    for (name, labels) in table {
      for label in labels { names[Vocabulary.key(label)] = name }
    }
    return names
  }()
}
