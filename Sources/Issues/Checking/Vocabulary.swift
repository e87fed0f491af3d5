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
    if frequencyParts.occur(in: key), !exampleParts.occur(in: key) { return false }
    return stepsParts.occur(in: key)
  }

  private static let stepsNames: Set = [
    "steps", "str", "repro", "repros", "step by step", "test steps", "shritte", "passos", "pasos", "langkah",
  ]

  private static let frequencyParts = Parts([
    "frequency", "reproducibility", "rate", "reproducible", "how often", "always",
  ])

  private static let exampleParts = Parts(["steps", "example", "code", "case"])

  private static let stepsParts = Parts([
    "reproduc", "repro steps", "steps to", "step to", "to repro", "how to replicate", "replicate", "to recreate",
    "how to trigger", "what steps", "steps taken", "minimal example", "minimal working example", "code for repro",
    "复现", "重现", "重現", "再現", "재현", "воспроизв", "відтвор", "reproducir", "reproduire", "reproduzir", "riprodu",
    "reproduzier", "nachstellen", "tái hiện", "các bước", "pasos para", "passos para", "passi per", "étapes",
    "schritte", "langkah", "шаги", "步骤", "步驟", "手順", "reprodukt", "powtórzenia", "kroki", "adımlar",
  ])

  /// Whether a heading asks for a version, a platform or a device.
  package static func isEnvironment(_ title: some StringProtocol) -> Bool { isEnvironment(key: key(title)) }

  static func isEnvironment(key: String) -> Bool {
    key.utf8.split(separator: 0x20).contains { environmentWords.contains(Substring($0)) }
      || environmentParts.occur(in: key)
  }

  private static let environmentWords: Set<Substring> = [
    "os", "version", "versions", "platform", "platforms", "environment", "env", "environments", "browser", "browsers",
    "device", "devices", "desktop", "smartphone", "hardware", "distribution", "distro", "runtime", "setup",
    "specifications", "specs", "architecture", "cpu", "gpu", "kernel", "compiler", "toolchain", "build", "phone",
    "machine", "configuration",
  ]
  private static let environmentParts = Parts([
    "environment", "operating system", "system info", "system information", "system details", "version", "platform",
    "software", "环境", "環境", "环 境", "版本", "バージョン", "動作環境", "окруж", "версия", "система", "entorno", "ambiente",
    "environnement", "umgebung", "môi trường", "hệ điều hành", "trình duyệt", "기기", "환경", "버전", "wersja",
    "środowisko", "lingkungan", "ortam", "sistema operativo", "sistema operacional",
  ])
}

/// Texts that are looked for together, in one pass: most headings hold none of them.
private struct Parts: Sendable {
  /// The texts by their first byte.
  private let starts: [[[UInt8]]]

  init(_ texts: [String]) {
    var starts = [[[UInt8]]](repeating: [], count: 256)
    for text in texts {
      guard let first = text.utf8.first else { continue }
      starts[Int(first)].append(Array(text.utf8))
    }
    self.starts = starts
  }

  func occur(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        starts[Int(bytes[index])].contains { bytes[index...].starts(with: $0) }
      }
    }
  }
}
