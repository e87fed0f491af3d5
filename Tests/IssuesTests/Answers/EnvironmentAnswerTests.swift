import Testing

@testable import Issues

@Suite("Environment") struct EnvironmentAnswerTests {
  @Test(
    "that is said counts, wherever it stands",
    arguments: [
      "### Environment\n\n- OS: Debian 12", "### Environment\n\nDebian", "**Browser**\nFirefox 121",
      "### Device\n\nFairphone",
      "- OS Platform (e.g., Linux Ubuntu 16.04): Windows 11", "- OS Platform and Distribution (Linux Ubuntu 20.04):",
      "VS Code version: Code 1.82.0", "| OS | version |\n|---|---|\n| OS | Windows 11 |",
      "### Platform\n\n- [x] Linux\n- [ ] macOS",
      "Since 8.2 the editor crashes.", "It crashes on Windows.", "Compiling master at e1bf547 fails.",
      "using RN-0.71.1 and hermes",
      "The server was started as /opt/calamo-7.0.5/bin/calamo", "seit 8.2 stürzt er ab",
      "**3.2.3-stable_win64:**\n\nIt crashes.",
      "### Environment\n\n```console\n$ tool --version\ntool 2.14.1\n```", "- Under Windows 11\n- Open a file",
      "### 环境\n\n系统：统信 UOS 20", "【環境】\nPixel 7a / Android 14",
    ])
  func isSaid(body: String) {
    #expect(Subject.body(body).environment.isReal)
  }

  @Test(
    "that only stands in for one does not count",
    arguments: [
      "", "### Environment\n\n_No response_", "- OS: [e.g. iOS]\n- Version [e.g. 22]", "### Version\n\nlatest",
      "### Version\n\nThe latest version of opencv", "### Environment\n\nflibble", "### OS\n\nN/A", "- OS:\n- Browser:",
      "### Version\n\n[x.y]", "- Version [22]", "### Environment\n\n- [ ] Linux\n- [ ] macOS",
      "- [ ] Linux\n- [ ] Debian 12",
      "### Platform\n\nidk, the normal one",
      "### OS version\n\n```console\n# On Linux:\n$ cat /etc/os-release\n# paste output here\n```",
      "Device - Device Manufacturer, Model Number, and Revision\nOS - Operating System Type, Version, and Build Number",
      "### Environment\n\nIts not working properly can someone please help me",
      "It took 1.5 seconds at 10:30 on 12.03.2024.",
      "Port 8443 on 10.1.1.5 answers 503.", "Pay 14.310 EUR, see #4410 and https://example.org/v1.2.3.",
      "### Conversion fails\n\nAlways.",
      "- SO: [por exemplo iOS]\n- Navegador [por exemplo chrome, safari]", "### 版本\n\n最新", "### OS\n\nany",
    ])
  func isNotSaid(body: String) {
    #expect(!Subject.body(body).environment.isReal)
  }

  @Test("of the front matter is judged by key")
  func isJudgedByKey() {
    func isReal(_ value: String) -> Bool {
      Subject(
        path: ".issues/BUG-001-x.md", document: Document("---\nenvironment:\n  python: \(value)\n---\n"),
        reading: Form.builtIn("bug").map { FormReading($0) }, configuration: Configuration(), types: []
      ).environment.isReal
    }
    #expect(isReal("3"))
    #expect(isReal("3.11.7"))
    #expect(!isReal("N/A"))
    #expect(!isReal("latest"))
  }
}
