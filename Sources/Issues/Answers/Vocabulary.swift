/// How people name the two sections that every report needs, in the languages of the reports that were read.
///
/// 123 spellings of "steps" and 248 of "environment" were counted in real templates: what a heading is about covers the
/// tail better than a list of whole headings.
package enum Vocabulary {
  /// A heading as it is compared: lower case, without numbers, marks and emoji around the words and without a
  /// parenthesis at the end.
  package static func key(_ title: some StringProtocol) -> String {
    var words: [UInt8] = []
    var depth = 0
    for scalar in title.unicodeScalars {
      switch scalar {
      case "(", "（", "[", "【": depth += 1
      case ")", "）", "]", "】": depth = max(0, depth - 1)
      case _ where depth > 0: continue
      case "a"..."z", "0"..."9": words.append(UInt8(scalar.value))
      case "A"..."Z": words.append(UInt8(scalar.value) | 0x20)
      case _ where isWordPart(scalar): words += scalar.properties.lowercaseMapping.utf8
      // The second half of an emoji.
      case "\u{FE00}"..."\u{FE0F}", "\u{20E3}": continue
      default: if words.last != 0x20, !words.isEmpty { words.append(0x20) }
      }
    }
    let trimmed = String(decoding: words, as: UTF8.self).trimmed
    // "3. Steps" is "steps"; a title of nothing but a parenthesis keeps its words.
    let unnumbered = trimmed.unicodeScalars.drop { $0 == " " || $0.properties.numericType != nil }
    if !unnumbered.isEmpty { return String(Substring(unnumbered)) }
    return trimmed.isEmpty ? title.lowercased().trimmed : trimmed
  }

  /// Letters, numbers and the accents that follow them, beyond ASCII.
  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII, !("\u{FE00}"..."\u{FE0F}").contains(scalar), scalar != "\u{20E3}" else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// Whether a heading asks how to make it happen.
  package static func isSteps(_ title: some StringProtocol) -> Bool { isSteps(key: key(title)) }

  static func isSteps(key: String) -> Bool {
    if stepsNames.contains(key) { return true }
    // "Can you reproduce it on the demo server?" is answered with yes or no.
    if let first = key.utf8.split(separator: 0x20).first, yesOrNo.contains(Substring(first)) { return false }
    if frequencyParts.occur(in: key), !exampleParts.occur(in: key) { return false }
    return stepsParts.startWord(in: key)
  }

  private static let stepsNames: Set = [
    "steps", "str", "repro", "repros", "step by step", "test steps", "actions", "what did you do", "what i did",
    "what you did",
    "what were you doing", "what have you done", "what was done", "how", "how to",
    "passi", "étapes", "etapes", "kroki", "kroky", "schritte", "шаги", "adımlar", "단계", "steps followed", "ablauf",
    "vorgehen",
    "vorgehensweise", "procedimiento", "procedimento", "procedura", "procédure", "procedure", "how to see it",
    "how to get there", "how to get it", "how to trigger", "how to trigger it", "to trigger", "test case", "testcase",
    "scenario", "shritte", "passos", "pasos",
    "langkah",
  ]

  private static let yesOrNo = Phrases("can, have, did, do, does, is, are, has, could, were, was, will")

  private static let frequencyParts = Parts([
    "frequency", "reproducibility", "rate", "reproducible", "how often", "always",
  ])

  private static let exampleParts = Parts(["steps", "example", "code", "case"])

  private static let stepsParts = Parts([
    "reproduc", "repro steps", "steps to", "step to", "to repro", "how to replicate", "replicate", "to recreate",
    "how to trigger", "what steps", "steps taken", "minimal example", "minimal working example", "code for repro",
    "复现", "重现", "重現", "再現", "재현", "воспроизв", "відтвор", "reproducir", "reproduire", "reproduzir", "riprodu",
    "reproduzier", "nachstellen", "tái hiện", "các bước", "pasos para", "passos para", "passi per", "étapes",
    "schritte", "langkah", "шаги", "步骤", "步驟", "手順", "reprodukt", "powtórzenia", "odtworz", "odtwarz", "återskap",
    "genskab", "gjenskap", "toista", "mereproduksi",
    "שחזור", "خطوات", "إعادة", "ทำซ้ำ", "dupliquer", "provocar", "como reproducir", "vyvol", "zreprodukov", "操作手順", "操作步骤",
    "kroki", "adımlar",
  ])

  /// Whether a heading asks for a version, a platform or a device.
  package static func isEnvironment(_ title: some StringProtocol) -> Bool { isEnvironment(key: key(title)) }

  static func isEnvironment(key: String) -> Bool {
    if environmentNames.contains(key) { return true }
    // "Build command", "version check fails": of something else.
    if key.utf8.split(separator: 0x20).contains(where: { ofSomethingElse.contains(Substring($0)) }) { return false }
    return key.utf8.split(separator: 0x20).contains { environmentWords.contains(Substring($0)) }
      || environmentParts.startWord(in: key)
  }

  private static let environmentNames: Set = [
    "build", "build number", "build info", "build id", "build type", "os build", "where",
  ]

  private static let ofSomethingElse = Phrases(
    """
    command, commands, error, errors, log, logs, output, steps, instructions, script, fails, crash, failure
    expected, actual
    """)

  private static let environmentWords = Phrases(
    """
    os, version, versions, platform, platforms, environment, env, environments, browser, browsers, device, devices
    desktop, smartphone, hardware, distribution, distro, runtime, setup, specifications, specs, architecture, cpu
    gpu, kernel, compiler, toolchain, phone, machine, configuration
    """)
  private static let environmentParts = Parts([
    "environment", "operating system", "system info", "system information", "system details", "version", "platform",
    "software", "环境", "環境", "环 境", "版本", "バージョン", "動作環境", "окруж", "версия", "система", "entorno", "ambiente",
    "environnement", "umgebung", "môi trường", "hệ điều hành", "trình duyệt", "기기", "환경", "버전", "wersja",
    "środowisko", "lingkungan", "sistema", "systeme", "système", "ortam", "sistema operativo", "sistema operacional",
    "ブラウザ", "浏览器", "操作系统",
    "作業系統", "系统", "устройство", "браузер", "оборудование", "dispositivo", "navegador", "navigateur", "appareil",
    "betriebssystem", "gerät", "urządzenie", "przeglądarka", "thiết bị", "phiên bản", "versión", "versão", "sürüm",
    "البيئة", "بيئة", "نظام التشغيل", "الإصدار", "המערכת", "סביבה", "운영체제", "브라우저", "версії", "середовище",
  ])

  /// Whether a word only names what is asked for: "operating", "manufacturer", "number".
  static func isNameOfEnvironment(_ word: Substring) -> Bool {
    environmentWords.contains(word) || namesOfEnvironment.contains(word)
  }

  private static let namesOfEnvironment = Phrases(
    """
    operating, system, systems, type, number, name, model, manufacturer, revision, and, or, of, the, your, including
    tags, information, info, details, detail, used, using, node, package, manager, app, application, software
    product, library, python, java, go, rust, ruby, php, mobile, phone, server, client, language, database, with
    release, tag, commit, hash, branch, edition, level, brand, resolution, screen, memory, ram, driver, drivers, bit
    component, module, plugin, etc, vm, container, shell, terminal, editor, gui, virtualised, virtualized, e, g, any
    framework, sdk, api, tool, tools, here
    """)

  /// What a heading that asks neither for steps nor for the environment asks for.
  static func role(key: String) -> Passages.Role {
    if expectedParts.startWord(in: key) { return .expected }
    if formalityParts.startWord(in: key) { return .formality }
    if logParts.occur(in: key) { return .log }
    return .other
  }

  /// Whether a line that looks like a label is one of those that reports have, and so ends the section above it.
  static func isNameOfSection(key: String) -> Bool {
    key.count <= 60 && (role(key: key) != .other || otherParts.startWord(in: key))
  }

  /// Whether a heading is one that reports have.
  static func isName(key: String) -> Bool { isSteps(key: key) || isEnvironment(key: key) || isNameOfSection(key: key) }

  private static let otherParts = Parts([
    "actual", "current behavio", "what happen", "instead", "additional", "anything else", "description", "summary",
    "notes",
    "context", "severity", "describe the", "问题描述", "实际", "實際", "補足", "詳細", "실제", "фактич", "дополнительн", "описание",
    "resultado", "descripción", "descrição", "informações", "información", "description", "résultat", "beschreibung",
    "tatsächlich", "zusätzlich", "opis", "rzeczywist", "mô tả", "thực tế", "الوصف", "الفعلي",
  ])

  private static let expectedParts = Parts([
    "expect", "should happen", "should have happened", "desired", "预期", "期望", "預期", "期待", "ожида", "esperad", "attendu",
    "erwartet", "oczekiwan", "mong đợi", "atteso", "verwacht", "beklenen", "기대", "예상", "المتوقع",
  ])
  private static let formalityParts = Parts([
    "checklist", "readiness", "code of conduct", "prerequisite", "existing issue", "acknowledg", "before you", "terms",
    "i have", "willing to", "requirements", "acceptance", "participation", "proposed", "solution", "suggest",
    "possible fix",
    "fix", "workaround", "pull request",
  ])
  private static let logParts = Parts([
    " log", "logs", "log ", "output", "stack", "trace", "error message", "console", "exception", "screenshot", "日志",
    "ログ",
  ])
}
