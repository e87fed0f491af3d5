/// How people name the two sections that every report needs, in the languages of the reports that were read.
///
/// 123 spellings of "steps" and 248 of "environment" were counted in real templates: what a heading is about covers the
/// tail better than a list of whole headings.
package enum Vocabulary {
  /// A heading as it is compared: lower case, without numbers, marks and emoji around the words and without a
  /// parenthesis at the end.
  package static func key(_ title: some StringProtocol) -> String {
    var words = ""
    var depth = 0
    for character in title.lowercased() {
      switch character {
      case "(", "（", "[", "【": depth += 1
      case ")", "）", "]", "】": depth = max(0, depth - 1)
      case _ where depth > 0: continue
      case _ where character.isLetter || character.isNumber: words.append(character)
      default: if words.last != " ", !words.isEmpty { words.append(" ") }
      }
    }
    let trimmed = words.trimmed
    // "3. Steps" is "steps"; a title of nothing but a parenthesis keeps its words.
    let unnumbered = trimmed.drop { $0.isNumber || $0 == " " }
    if !unnumbered.isEmpty { return String(unnumbered) }
    return trimmed.isEmpty ? title.lowercased().trimmed : trimmed
  }

  /// Whether a heading asks how to make it happen.
  package static func isSteps(_ title: some StringProtocol) -> Bool {
    let key = key(title)
    if ["steps", "str", "repro", "repros", "step by step", "test steps", "shritte", "passos", "pasos", "langkah"]
      .contains(key)
    {
      return true
    }
    if contains(key, frequencyParts), !contains(key, exampleParts) {
      return false
    }
    return contains(key, stepsParts)
  }

  private static let frequencyParts = bytes([
    "frequency", "reproducibility", "rate", "reproducible", "how often", "always",
  ])

  private static let exampleParts = bytes(["steps", "example", "code", "case"])

  private static let stepsParts = bytes([
    "reproduc", "repro steps", "steps to", "step to", "to repro", "how to replicate", "replicate", "to recreate",
    "how to trigger", "what steps", "steps taken", "minimal example", "minimal working example", "code for repro",
    "复现", "重现", "重現", "再現", "재현", "воспроизв", "відтвор", "reproducir", "reproduire", "reproduzir", "riprodu",
    "reproduzier", "nachstellen", "tái hiện", "các bước", "pasos para", "passos para", "passi per", "étapes",
    "schritte", "langkah", "шаги", "步骤", "步驟", "手順", "reprodukt", "powtórzenia", "kroki", "adımlar",
  ])

  /// Whether a heading asks for a version, a platform or a device.
  package static func isEnvironment(_ title: some StringProtocol) -> Bool {
    let key = key(title)
    let words = Set(key.split(separator: " ").map(String.init))
    if !words.isDisjoint(with: environmentWords) { return true }
    return contains(key, environmentParts)
  }

  private static let environmentWords: Set = [
    "os", "version", "versions", "platform", "platforms", "environment", "env", "environments", "browser", "browsers",
    "device", "devices", "desktop", "smartphone", "hardware", "distribution", "distro", "runtime", "setup",
    "specifications", "specs", "architecture", "cpu", "gpu", "kernel", "compiler", "toolchain", "build", "phone",
    "machine", "configuration",
  ]
  private static let environmentParts = bytes([
    "environment", "operating system", "system info", "system information", "system details", "version", "platform",
    "software", "环境", "環境", "环 境", "版本", "バージョン", "動作環境", "окруж", "версия", "система", "entorno", "ambiente",
    "environnement", "umgebung", "môi trường", "hệ điều hành", "trình duyệt", "기기", "환경", "버전", "wersja",
    "środowisko", "lingkungan", "ortam", "sistema operativo", "sistema operacional",
  ])

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private static func contains(_ text: String, _ parts: [[UInt8]]) -> Bool {
    var text = text
    return text.withUTF8 { bytes in parts.contains { bytes.contains($0) } }
  }
}
