import Testing

@testable import Issues

/// Pairs of reports that people would, or would not, call the same.
struct LikenessTests {
  private static let tracker = [
    "Login crashes on an empty password", "Login page is slow on mobile", "Export to CSV drops umlauts",
    "Export writes dates without a zone", "Password reset mail is sent twice", "Search ignores umlauts",
    "Dark mode loses the accent colour", "Upload of files over 2 GB fails", "Session is lost after a deploy",
    "API returns 500 for unknown campaign", "Campaign list does not load", "Calendar shows the wrong week",
    "Notification badge never disappears", "Import stops at the first broken row", "Avatar is cropped on Safari",
    "Invoice PDF has no page numbers", "Drag and drop breaks the sort order", "Docker image does not start on ARM",
    "Webhook is called twice for one event", "Two-factor code is rejected near midnight",
  ]
  private static let rarity = StemRarity(tracker)

  private func likeness(_ first: String, _ second: String, _ bodies: (String, String) = ("", "")) -> Double {
    ReportText(title: first, body: bodies.0).likeness(to: ReportText(title: second, body: bodies.1), Self.rarity)
  }

  @Test(arguments: [
    ("Login crashes on an empty password", "Crash when logging in with an empty password"),
    ("Login crashes on an empty password", "Empty password crashes the login page"),
    ("Search ignores umlauts", "Umlauts are ignored by the search"),
    ("Export writes dates without a zone", "Dates in the export have no time zone"),
    ("Password reset mail is sent twice", "Password reset sends two mails"),
    ("Webhook is called twice for one event", "Webhooks are called twice per event"),
    ("Upload of files over 2 GB fails", "Uploading a file over 2 GB does not work"),
    ("Session is lost after a deploy", "Sessions lost on deploy"),
    ("Campaign list does not load", "Campaign list is not loading"),
    ("Avatar is cropped on Safari", "Safari crops the avatar"),
    ("Invoice PDF has no page numbers", "Page numbers missing in PDF invoices"),
    ("Docker image does not start on ARM", "Docker image fails on ARM"), ("Timeout", "Time out"),
    ("Der Export: Umlaute gehen verloren", "Umlaute gehen beim Export verloren"), ("登录页面崩溃", "登录页面会崩溃"),
  ])
  func `the same problem in other words is found`(_ first: String, _ second: String) {
    #expect(likeness(first, second) > 0)
    #expect(likeness(second, first) > 0)
  }

  @Test(arguments: [
    ("Login crashes on an empty password", "Login page is slow on mobile"),
    ("Login crashes on an empty password", "Password reset mail is sent twice"),
    ("Export to CSV drops umlauts", "Search ignores umlauts"),
    ("Export to CSV drops umlauts", "Export to CSV has the wrong separator"),
    ("Export writes dates without a zone", "Calendar dates are off by one"),
    ("API returns 500 for unknown campaign", "API returns 500 for an empty body"),
    ("Campaign list does not load", "Campaign cannot be deleted"),
    ("Page does not load", "Settings page does not save"),
    ("Error message is wrong", "Wrong error code"), ("Crash on start", "Crash on exit"),
    ("App crashes", "App crashes on login"),
    ("Upload of files over 2 GB fails", "Uploaded files are not shown"),
    ("Docker image does not start on ARM", "Docker build is slow"),
    ("Notification badge never disappears", "Notification mail has no subject"),
    ("Button does not work", "Save button does nothing"),
    ("Invoice PDF has no page numbers", "Invoice number is not unique"), ("Test fails on CI", "Test fails on Windows"),
    ("登录页面崩溃", "搜索结果为空"), ("", ""), ("the", "a"),
  ])
  func `another problem is not`(_ first: String, _ second: String) {
    #expect(likeness(first, second) == 0)
    #expect(likeness(second, first) == 0)
  }

  @Test func `all pairs of a tracker without duplicates are silent`() {
    let texts = Self.tracker.map { ReportText(title: $0, body: "") }
    for (index, text) in texts.enumerated() {
      for other in texts[(index + 1)...] {
        #expect(text.likeness(to: other, Self.rarity) == 0, "\(text.title) / \(other.title)")
      }
    }
  }

  @Test func `the same error makes two reports alike, whatever their titles`() {
    let error = "sqlalchemy.exc.OperationalError: could not connect to server: Connection refused (port 543%)"
    let bodies = ("```\n\(error)\n```", "Log:\n\n    \(error.split(separator: "%")[0])1)")
    #expect(likeness("Nothing works", "Dashboard stays white", bodies) >= 1)
  }

  @Test func `prose about errors is no error`() {
    let text = "An error message under the field.\nThe page goes blank."
    #expect(likeness("Nothing works", "Dashboard stays white", (text, text)) == 0)
  }

  @Test func `a word that is rare in the tracker counts more`() {
    let common = StemRarity((0..<50).map { "Invoice export \($0)" })
    let texts = ["Invoice export without kerning", "Kerning is lost in invoice export", "Invoice export is late"].map {
      ReportText(title: $0, body: "")
    }
    #expect(texts[0].likeness(to: texts[1], common) > 0)
    #expect(texts[0].likeness(to: texts[2], common) == 0)
  }
}
