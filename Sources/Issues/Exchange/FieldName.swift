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
    } else if Self.others.contains(key) {
      return nil
    } else if Vocabulary.isSteps(key: key) {
      self = .section("steps")
    } else if Vocabulary.role(key: key) == .expected {
      self = .section("expected")
    } else {
      return nil
    }
  }

  /// What asks for steps in a form, and for the name of something in a bug document.
  private static let others: Set = ["test case", "testcase", "procedure", "scenario", "how", "how to", "actions"]

  private static let names: [String: FieldName] = {
    let table: [(FieldName, [String])] = [
      (
        .field("title"),
        ["title", "bug title", "summary", "标题", "標題", "タイトル", "tiêu đề", "titre", "título", "заголовок"]
      ),
      (
        .field("status"),
        [
          "статус задачи", "situação", "situación", "zustand", "stan", "durum", "상태", "进度", "处理状态", "ステータス", "対応状況",
          "état", "tình trạng", "status", "current status", "bug status", "state", "状态", "狀態", "状態", "trạng thái",
          "статус", "statut",
          "estado", "stato", "fix status",
        ]
      ),
      (
        .field("severity"),
        [
          "严重度", "嚴重度", "严重级别", "級別", "优先度", "優先度", "深刻度", "重大度", "심각도", "우선순위", "schweregrad", "schwere", "gravité",
          "criticité", "impact level", "importance", "gravedad", "severità", "priorità", "gravità", "priorytet",
          "tingkat keparahan", "öncelik", "độ ưu tiên", "ưu tiên", "серьезность ошибки", "bug severity", "severity",
          "priority", "classification", "severity level", "严重程度", "嚴重程度", "优先级", "重要度", "mức độ",
          "mức độ nghiêm trọng", "priorité", "sévérité", "серьёзность", "серьезность", "приоритет", "prioridade",
          "severidade", "gravidade", "prioridad", "prioritas", "priorität",
        ]
      ),
      (
        .field("reported"),
        [
          "reported date", "report date", "date opened", "open date", "opened on", "date discovered", "discovery date",
          "reporting date", "first seen", "since", "gemeldet", "gemeldet am", "entdeckt", "gefunden", "détecté",
          "détecté le", "découvert le", "signalé le", "fecha de reporte", "reportado", "reportado em", "encontrado em",
          "data de abertura", "data segnalazione", "trovato", "обнаружено", "найдено", "дата обнаружения", "登録日",
          "報告日時", "起票日", "报告日期", "发现于", "提交时间", "创建时间", "발견일", "등록일", "data zgłoszenia", "tarih", "ditemukan",
          "date reported", "reported", "reported on", "date", "found", "found on", "discovered", "date found",
          "discovered on", "created", "date created", "opened", "日期", "发现日期", "发现时间", "発生日", "報告日", "date création",
          "date de création", "data", "tanggal", "ngày phát hiện", "ngày", "дата", "datum", "fecha",
        ]
      ),
      (
        .field("resolved"),
        [
          "resolution date", "fix date", "behoben am", "gelöst am", "résolu le", "corrigé le", "data de resolução",
          "resolvido em", "corrigido em", "fecha de resolución", "дата исправления", "исправлено", "关闭日期", "关闭时间",
          "修复时间", "完了日", "対応日", "해결일", "resolved", "date resolved", "resolved on", "fixed on", "fixed date",
          "date fixed", "closed on", "closed",
          "date closed", "fixed at", "修复日期", "解决日期", "解決日", "date résolution", "date de résolution",
        ]
      ),
      (
        .field("reporter"),
        [
          "opened by", "raised by", "submitted by", "gefunden von", "signalé par", "rapporté par", "encontrado por",
          "segnalato da", "обнаружил", "提交人", "发现人", "登録者", "発見者", "보고자", "dilaporkan oleh", "reported by", "reporter",
          "found by", "discovered by", "author", "người phát hiện", "người báo cáo",
          "découvert par", "报告人", "发现者", "報告者", "relatado por", "reportado por", "gemeldet von", "автор",
        ]
      ),
      (
        .field("assignee"),
        [
          "zuständig", "bearbeiter", "responsable", "asignado a", "atribuído a", "assegnato a", "исполнитель",
          "ответственный", "处理人", "指派给", "담당자", "penanggung jawab", "assignee", "assigned", "assigned to", "owner",
          "负责人", "担当者", "担当", "assigné à", "responsável", "người xử lý",
        ]
      ),
      (.field("labels"), ["labels", "label", "tags", "tag", "标签", "étiquettes"]),
      (.field("phase"), ["phase", "milestone", "阶段", "フェーズ"]),
      (
        .field("components"),
        [
          "bereich", "komponente", "módulo", "componente", "модуль", "компонент", "所属模块", "コンポーネント", "モジュール", "모듈",
          "components", "component", "area", "affected component", "affected components", "module", "模块", "modul",
          "composant",
        ]
      ),
      (
        .field("files"),
        [
          "dateien", "datei", "相关文件", "涉及文件", "対象ファイル", "파일", "files", "file", "affected files", "affected file",
          "files affected", "文件",
          "arquivos", "arquivo", "файл", "файлы",
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
          "short description", "summary of the problem", "описание проблемы", "缺陷描述", "详细描述", "詳細", "설명", "opis",
          "descrizione", "description", "bug description", "details", "detail", "描述", "问题描述", "説明", "内容", "概要", "mô tả",
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
          "issue", "the problem", "what happened", "observed", "observed behavior", "observed behaviour",
          "observed result", "tatsächliches verhalten", "ist-verhalten", "ist", "symptome", "symptôme", "symptômes",
          "sintomas", "síntoma", "síntomas", "sintomo", "comportamento atual", "comportamento observado",
          "resultado atual", "resultado obtido", "resultado actual", "comportamiento actual", "résultat obtenu",
          "résultat actuel", "фактическое поведение", "факт", "симптом", "симптомы", "实际行为描述", "现象", "问题现象", "実際の結果",
          "실제 결과", "actual", "actual behavior", "actual behaviour", "actual result", "actual results",
          "current behavior",
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
          "lösungsvorschlag", "correction", "correctif", "solución", "arreglo", "soluzione", "rozwiązanie", "çözüm",
          "cách khắc phục", "giải pháp", "建议修复", "解决办法", "解决方法", "処置", "修正内容", "対応内容", "해결 방법", "해결", "resolution",
          "fix", "fix applied", "solution", "how it was fixed", "solution appliquée", "修复", "修复方案",
          "解决方案", "対応", "対処", "correção", "solução", "solusi", "решение", "исправление", "lösung",
        ]
      ),
      (
        .section("root-cause"),
        [
          "reason", "grund", "origine", "motivo", "przyczyna", "neden", "причины", "问题原因", "原因分析", "추정 원인", "원인",
          "root cause", "cause", "root cause analysis", "根本原因", "根因", "原因", "cause racine", "causa raiz", "causa",
          "akar masalah", "nguyên nhân", "причина", "ursache",
        ]
      ),
      (
        .section("error"),
        [
          "fehlermeldung", "message d'erreur", "mensaje de error", "mensagem de erro", "messaggio di errore",
          "сообщение об ошибке", "报错", "报错信息", "エラーメッセージ", "에러 메시지", "thông báo lỗi", "error", "error message",
          "error messages", "error message stack trace", "stack trace", "错误信息", "エラー", "erro",
        ]
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
