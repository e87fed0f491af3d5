import Foundation
import Testing

@testable import Issues

@Suite("Looks at bytes") struct TextBytesTests {
  @Test(
    "lower case is that of the standard library",
    arguments: ["", "Größe ÄÖÜ × ÷ ß ÿ", "“Quotes” — and…", "ΣΑΣ", "İstanbul", "Ĳ", "K", "Ⓐ", "日本語 ABC", "É e\u{301}"])
  func lowered(text: String) {
    #expect(text.lowered == text.lowercased())
  }

  @Test("a byte is found wherever it stands", arguments: 0...20)
  func has(length: Int) {
    let plain = [UInt8](repeating: 0x61, count: length)
    #expect(!plain.withUnsafeBufferPointer { $0.has(0x62) })
    #expect(plain.withUnsafeBufferPointer(\.isASCII))
    for place in plain.indices {
      for byte: UInt8 in [0x00, 0x62, 0x80, 0xFF] {
        var bytes = plain
        bytes[place] = byte
        #expect(bytes.withUnsafeBufferPointer { $0.has(byte) })
        #expect(bytes.withUnsafeBufferPointer(\.isASCII) == (byte < 0x80))
      }
    }
  }

  @Test("what is asked of each line first lets every hint through")
  func hints() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Reports/build")
    let hints = [
      "Go to '...'", "1. Click on \"....\"", "- OS: [e.g. Debian]", "> A clear and concise description of what it is.",
      "2) **Please** add any other context about it", "// Thanks for taking the time to fill this out!",
    ]
    let reports = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).map {
      String(decoding: try Data(contentsOf: $0), as: UTF8.self)
    }
    for line in hints + reports.flatMap({ $0.split(whereSeparator: \.isNewline).map(String.init) }) {
      let mayBe = Array(line.utf8).withUnsafeBufferPointer { TemplateWording.mayBeUnmistakable($0) }
      #expect(mayBe || !TemplateWording.isUnmistakable(line), "\(line)")
    }
  }
}
