import Testing

@testable import Issues

struct PersonalDataScannerTests {
  private func found(_ text: String, _ kind: PersonalDataKind) -> [String] {
    let bytes = [UInt8](text.utf8)
    return PersonalDataScanner.scan(bytes).filter { $0.kind == kind }.map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }

  private func all(_ text: String) -> [PersonalDataMatch] {
    PersonalDataScanner.scan([UInt8](text.utf8))
  }

  @Test(arguments: [
    "alice.smith+bugs@corp.co.uk", "a@b.de", "max_m%x@sub-domain.corp.com",
  ])
  func `finds an email address`(address: String) {
    for text in ["Mail \(address).", "<\(address)>", "mailto:\(address)", address, "é\(address)é"] {
      #expect(found(text, .email) == [address])
    }
  }

  @Test(arguments: [
    "alice@example.com", "a@mail.example.org", "a@host.test", "a@b.invalid", "root@web.localhost", "me@mac.local",
    "noreply@github.com", "12345+alice@users.noreply.github.com", "no-reply@corp.com", "git@github.com:a/b.git",
    "ssh://git@github.com/a/b", "https://alice:x1@host.com/a", "https://alice@host.com/a", "alice@host.com:/srv/x",
    "lodash@4.17.21", "@types/node@18.0.0", "icon@2x.png", "getty@tty1.service", "a@b", "@app.route", "x@y..z",
    "foo@bar.c", "@@ -1,2 +3,4 @@", "user@.com", "a@-b.com",
  ])
  func `finds no email address in what is nobody's`(text: String) {
    #expect(found(text, .email).isEmpty)
  }

  @Test(arguments: ["93.184.216.34", "185.199.108.153", "2a00:1450:4001:81b::200e", "2003:db:1f00:8400::1"])
  func `finds a public IP address`(address: String) {
    for text in ["from \(address) to", "[\(address)]", "ip=\(address),", address, "At \(address)."] {
      #expect(found(text, .ipAddress) == [address])
    }
  }

  @Test func `finds an IPv4 address with its port`() {
    #expect(found("93.184.216.34:8080", .ipAddress) == ["93.184.216.34"])
    #expect(found("http://93.184.216.34/x", .ipAddress) == ["93.184.216.34"])
  }

  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.178.1", "169.254.1.1", "100.64.1.1", "192.0.2.7", "198.51.100.3",
    "203.0.113.9", "0.0.0.0", "255.255.255.0", "224.0.0.251", "1.2.3.4", "8.8.8.8", "version 93.4.5.16",
    "v12.34.56.78", "Chrome/120.0.0.0", "93.184.216", "93.184.216.34.5", "93.184.216.300", "93.184.016.34",
    "libfoo-12.3.44.5", "@12.34.5.6", "::1", "fe80::1", "fd00::1", "2001:db8::1", "2001:0db8:1::2", "ff02::1",
    "2001:4860:4860::8888", "2024:01:02 10:20:30", "std::vector", "2606:4700", "2001:12:34",
    "Section 4.10.22.7", "\"8.2.4.44 Bogus", "2.5.29.14",
  ])
  func `finds no IP address in what is private, reserved or a version`(text: String) {
    #expect(found(text, .ipAddress).isEmpty)
  }

  @Test(arguments: [
    "+49 30 1234567", "+49 (0)151-2345678", "+4915123456789", "+1 415-736-2671", "+44 20 7946 0958", "(415) 736-2671",
    "415-736-2671", "+1 (415) 736-2671", "+33 1 42 68 53 00",
  ])
  func `finds a phone number`(number: String) {
    for text in ["Call \(number).", "Phone: \(number)", "\t\(number)\n", "tel:\(number)"] {
      #expect(found(text, .phone) == [number], "\(text)")
    }
  }

  @Test(arguments: [
    "1.2.3-4", "2024-05-01 12:00:00+0200", "2024-05-01", "+0200", "1714564800000", "id 415736267", "+1 555-0100",
    "415-555-0123", "+1 415 555 0123", "(555) 123-4567", "415-736-26711", "a415-736-2671", "x+49301234567",
    "+12345678\n", "@@ -1,7 +12345678,8 @@", "C++11 +17", "415-736-2671-9", "1+123456789", "+1.2.3", "v+1 2345 6789",
    "+35236450.6", "+6073641856.9",
  ])
  func `finds no phone number in versions, times, identifiers and fiction`(text: String) {
    #expect(found(text, .phone).isEmpty)
  }

  @Test(arguments: ["4111 1111 1111 1111", "5555-5555-5555-4444", "3782 822463 10005", "6011 1111 1111 1117"])
  func `finds a payment card in groups`(number: String) {
    #expect(found("I paid with \(number).", .paymentCard) == [number])
  }

  @Test func `finds a payment card without groups where a word says so`() {
    #expect(found("credit card: 4111111111111111", .paymentCard) == ["4111111111111111"])
    #expect(all("order 4111111111111111").isEmpty)
    #expect(all("credit card\n4111111111111111").isEmpty)
  }

  @Test(arguments: [
    "card 4111 1111 1111 1112", "card 1234 5678 9012 3456", "card 4111 1111-1111 1111", "card 0000 0000 0000 0000",
    "card 41111111111111111", "card a4111111111111111", "4111 1111 1111 1111-2", "card 9111111111111111",
    "100 4111 1111 1111 1111", "4111 1111 1111 1111 1112",
  ])
  func `finds no payment card with a wrong check digit, issuer or length`(text: String) {
    #expect(found(text, .paymentCard).isEmpty)
  }

  @Test func `gives what it finds in order`() {
    #expect(
      all("a@corp.com, 93.184.216.34, +49 30 1234567, 4111 1111 1111 1111").map(\.kind)
        == [.email, .ipAddress, .phone, .paymentCard])
  }

  @Test func `finds nothing in the empty text and in every byte`() {
    #expect(all("").isEmpty)
    #expect(PersonalDataScanner.scan((0...255).map { UInt8($0) }).isEmpty)
  }
}
