// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

// What mostly waits for the user is made small: the whole has to stay below 28 MB (Scripts/check-links).
let small: [SwiftSetting] = settings + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

// Debian's static archives save 6 ms of every run (Documentation/Decisions/0002). Elsewhere the shared
// libraries are taken, as pkg-config names them.
#if arch(arm64)
  let archives = "/usr/lib/aarch64-linux-gnu"
#else
  let archives = "/usr/lib/x86_64-linux-gnu"
#endif
let isStatic = [
  "libgit2", "libhttp_parser", "libpcre2-8", "libz", "libyaml", "libcmark-gfm", "libcmark-gfm-extensions",
]
.allSatisfy { FileManager.default.fileExists(atPath: "\(archives)/\($0).a") }

func library(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: isStatic ? nil : pkgConfig, providers: [.apt([apt]), .brew([brew])])
}
func archive(_ names: String...) -> [LinkerSetting] {
  isStatic ? names.map { .linkedLibrary(":\($0).a") } : []
}

// Functions of the same code, of which generic code makes many, are there once. So is what is told of addresses that are
// moved at the start: glibc understands that from 2.36 on.
var compact = ["-use-ld=lld", "-Xlinker", "--icf=all"]
#if canImport(Glibc)
  var version = [CChar](repeating: 0, count: 64)
  confstr(Int32(_CS_GNU_LIBC_VERSION), &version, version.count)
  let parts = String(cString: version).split { !$0.isNumber }.compactMap { Int($0) }
  if parts.count > 1, (parts[0], parts[1]) >= (2, 36) {
    compact += ["-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"]
  }
#endif

// What a state between two releases calls itself (Scripts/package). It is not taken from `Context.gitInformation`: that knows
// no date to order such states by, and every commit would have everybody's programs linked anew.
let versionName = Context.environment["GIT_ISSUE_VERSION"]

let package = Package(
  name: "git-issue",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // For the web server alone; neither Foundation nor settings of its own.
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    library("Clibgit2", pkgConfig: "libgit2", apt: "libgit2-dev", brew: "libgit2"),
    library("Clibyaml", pkgConfig: "yaml-0.1", apt: "libyaml-dev", brew: "libyaml"),
    library("Ccmark", pkgConfig: "libcmark-gfm", apt: "libcmark-gfm-extensions-dev", brew: "cmark-gfm"),
    .target(name: "Coffline", cSettings: isStatic ? [.define("STATIC_LIBGIT2")] : []),
    .target(name: "Cversion", cSettings: versionName.map { [.define("GIT_ISSUE_VERSION", to: $0)] } ?? []),
    .target(
      name: "Git", dependencies: ["Clibgit2", "Coffline"], swiftSettings: settings,
      linkerSettings: archive("libgit2", "libhttp_parser", "libpcre2-8", "libz")),
    .target(
      name: "Issues", dependencies: ["Clibyaml", "Ccmark"],
      resources: [.embedInCode("Forms/BuiltIn"), .embedInCode("Exchange/Layouts")],
      swiftSettings: settings,
      linkerSettings: archive("libyaml", "libcmark-gfm-extensions", "libcmark-gfm"), plugins: ["Registry"]),
    .target(
      name: "IssueStore", dependencies: ["Git", "Issues"], resources: [.embedInCode("Hooks/files")],
      swiftSettings: settings),
    .executableTarget(
      name: "git-issue",
      dependencies: [
        "IssueStore", "Cversion", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Completion/scripts"), .embedInCode("Manual/pages")], swiftSettings: small,
      linkerSettings: [.unsafeFlags(compact, .when(platforms: [.linux], configuration: .release))],
      plugins: ["Registry"]),
    .executableTarget(
      name: "git-issue-web",
      dependencies: [
        "IssueStore", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Assets")], swiftSettings: settings,
      linkerSettings: [.unsafeFlags(compact, .when(platforms: [.linux], configuration: .release))]),
    .executableTarget(name: "registry-generator", swiftSettings: settings),
    .plugin(name: "Registry", capability: .buildTool(), dependencies: ["registry-generator"]),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "GitTests", dependencies: ["Git", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "IssuesTests", dependencies: ["Issues", "TestSupport"], exclude: ["Exchange/BugDocuments"],
      swiftSettings: settings),
    .testTarget(
      name: "IssueStoreTests", dependencies: ["IssueStore", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["git-issue", "TestSupport"],
      exclude: [
        "Completion/type-keys.py", "Hostile/folding-disk.py", "Hostile/hostile-commit.py", "Hosts/component-script.py",
        "Hosts/github-form.py", "Hosts/github_api.py",
        "Hosts/run-action.py", "Reporters/read-reports.py", "Transcripts",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "git-issue-web", "TestSupport", .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: settings),
    // Each input that was kept is tried once more.
    .testTarget(
      name: "FuzzTests", dependencies: ["Git", "Issues", "IssueStore"], path: "Tests/Fuzz",
      exclude: ["Corpus", "Fuzz.swift"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

// Built by Scripts/fuzz alone: what is tried there counts the branches that it takes.
if Context.environment["GIT_ISSUE_FUZZ"] != nil {
  let counted: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]
  for target in package.targets where ["Git", "Issues", "IssueStore"].contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + counted
  }
  package.targets.removeAll { $0.name == "FuzzTests" }
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["Git", "Issues", "IssueStore"], path: "Tests/Fuzz",
      exclude: ["Corpus", "CorpusTests.swift"],
      swiftSettings: settings, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}
