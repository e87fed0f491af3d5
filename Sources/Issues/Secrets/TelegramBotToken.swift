/// The token of a Telegram bot: its number, and `:AA` with 33 more letters.
struct TelegramBotToken: SecretMatcher {
  var leads: [(ByteSet, ByteSet)] { [(ByteSet(":"), ByteSet("A"))] }

  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? {
    let start = text.startOfRun(of: .digits, before: offset, limit: 11)
    guard text[offset + 2] == "A", (8...10).contains(offset - start), isStart(text, start) else {
      return nil
    }
    let end = text.endOfRun(of: .base64URL, from: offset + 1, limit: 36)
    guard end - offset == 36 else { return nil }
    let isReal = text.entropy(of: offset..<end) >= 3.5 && !text.isPlaceholder(offset..<end)
    let match = SecretMatch(
      kind: "telegram-bot-token", title: "Telegram bot token", range: start..<end,
      redacted: "\(text.string(start..<offset)):…")
    return SecretCandidate(match: match, evidence: isReal ? .form : .placeholder)
  }

  /// The number begins a word, or follows the `bot` of an API address.
  private func isStart(_ text: ScannedText, _ start: Int) -> Bool {
    text.isWordStart(start) || text.has("/bot", at: start - 4)
  }
}
