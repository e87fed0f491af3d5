internal import FoundationEssentials

// usage: registry-generator OUTPUT [FOLDER FILE...]...
//
// Writes one list for each folder: its files' types, by name.

/// What a folder's list is called, and what it holds.
let lists: [String: (property: String, type: String, value: (String) -> String)] = [
  "Rules": ("rules", "any Rule", { "\($0)()" }),
  "Reporters": ("reporters", "any Reporter", { "\($0)()" }),
  "Formats": ("formats", "any Format", { "\($0)()" }),
  "Examinations": ("examinations", "any Examination", { "\($0)()" }),
  "Commands": ("commands", "any ParsableCommand.Type", { "\($0).self" }),
]

var names: [String: [String]] = [:]
for path in CommandLine.arguments.dropFirst(2) {
  let parts = path.split(separator: "/")
  names[String(parts[parts.count - 2]), default: []].append(String(parts[parts.count - 1].dropLast(".swift".count)))
}
var text = names.keys.contains("Commands") ? "internal import ArgumentParser\n\n" : ""
text += "/// Everything that is added by adding a file.\nenum Registry {\n"
for (folder, types) in names.sorted(by: { $0.key < $1.key }) {
  guard let list = lists[folder] else { continue }
  text += "  static let \(list.property): [\(list.type)] = [\n"
  text += types.sorted().map { "    \(list.value($0)),\n" }.joined()
  text += "  ]\n"
}
text += "}\n"
// A file that stays as it was has nobody compiled anew.
let output = CommandLine.arguments[1]
if (try? String(contentsOfFile: output, encoding: .utf8)) != text {
  try text.write(toFile: output, atomically: true, encoding: .utf8)
}
