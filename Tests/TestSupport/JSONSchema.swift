internal import Foundation

/// As much of JSON Schema (2020-12) as the program's own schemas and the description of its interface use.
///
/// It is stricter in one point: a member that no schema names is a fault, so that nothing is given that is not described.
package struct JSONSchema {
  /// The whole document, where `$ref` leads.
  package let document: [String: Any]

  package init(document: [String: Any]) { self.document = document }

  private static let known: Set = [
    "$schema", "$id", "$defs", "title", "description", "default", "$ref", "type", "required", "properties",
    "additionalProperties", "propertyNames", "minProperties", "items", "minItems", "maxItems", "anyOf", "allOf", "not",
    "if", "then", "enum", "const", "pattern", "format", "minimum", "minLength", "maxLength",
  ]

  /// What of a value does not fit the document.
  package func faults(of value: Any) -> [String] { faults(of: value, document) }

  /// What of a value does not fit a schema, with its place.
  package func faults(of value: Any, _ schema: [String: Any], at place: String = "$") -> [String] {
    var schema = schema
    if let name = schema["$ref"] as? String {
      guard let target = resolve(name) as? [String: Any] else { return ["\(place): \(name) leads nowhere"] }
      schema.removeValue(forKey: "$ref")
      schema.merge(target) { own, _ in own }
    }
    var faults = schema.keys.filter { !Self.known.contains($0) }.map { "\(place): unknown keyword \($0)" }
    if let types = (schema["type"] as? String).map({ [$0] }) ?? schema["type"] as? [String] {
      if !types.contains(where: { isOf($0, value) }) { faults.append("\(place): \(value) is no \(types)") }
    }
    if let constant = schema["const"], !isSame(constant, value) {
      faults.append("\(place): \(value) is not \(constant)")
    }
    if let values = schema["enum"] as? [Any], !values.contains(where: { isSame($0, value) }) {
      faults.append("\(place): \(value) is none of \(values)")
    }
    faults += self.faults(ofJoined: value, schema, at: place)
    switch value {
    case let text as String: faults += self.faults(ofText: text, schema, at: place)
    case let items as [Any]: faults += self.faults(ofItems: items, schema, at: place)
    case let members as [String: Any]: faults += self.faults(ofMembers: members, schema, at: place)
    case let number as NSNumber:
      if let least = schema["minimum"] as? Int, number.intValue < least { faults.append("\(place): too small") }
    default: break
    }
    return faults
  }

  /// What does not fit the schemas that a schema is made of.
  private func faults(ofJoined value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var faults: [String] = []
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let each = choices.map { self.faults(of: value, $0, at: place) }
      if !each.contains([]) { faults.append("\(place): fits none of \(each)") }
    }
    for part in schema["allOf"] as? [[String: Any]] ?? [] {
      faults += loose(of: value, part, at: place)
    }
    if let forbidden = schema["not"] as? [String: Any], loose(of: value, forbidden, at: place).isEmpty {
      faults.append("\(place): \(value) fits what it must not")
    }
    if let condition = schema["if"] as? [String: Any], let then = schema["then"] as? [String: Any],
      loose(of: value, condition, at: place).isEmpty
    {
      faults += loose(of: value, then, at: place)
    }
    return faults
  }

  /// The faults but for members that are not described: a part of a schema speaks of some of them only.
  private func loose(of value: Any, _ schema: [String: Any], at place: String) -> [String] {
    faults(of: value, schema, at: place).filter { !$0.hasSuffix(" is not described") }
  }

  private func faults(ofText text: String, _ schema: [String: Any], at place: String) -> [String] {
    var faults: [String] = []
    if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
      faults.append("\(place): '\(text)' does not match \(pattern)")
    }
    let length = text.unicodeScalars.count
    if length < schema["minLength"] as? Int ?? 0 || length > schema["maxLength"] as? Int ?? .max {
      faults.append("\(place): '\(text)' has a wrong length")
    }
    return faults
  }

  private func faults(ofItems items: [Any], _ schema: [String: Any], at place: String) -> [String] {
    var faults: [String] = []
    if items.count > schema["maxItems"] as? Int ?? .max { faults.append("\(place): too many items") }
    if items.count < schema["minItems"] as? Int ?? 0 { faults.append("\(place): too few items") }
    guard let each = schema["items"] as? [String: Any] else { return faults }
    for (index, item) in items.enumerated() { faults += self.faults(of: item, each, at: "\(place)[\(index)]") }
    return faults
  }

  private func faults(ofMembers members: [String: Any], _ schema: [String: Any], at place: String) -> [String] {
    var faults = (schema["required"] as? [String] ?? []).filter { members[$0] == nil }.map { "\(place): no \($0)" }
    if members.count < schema["minProperties"] as? Int ?? 0 { faults.append("\(place): too few members") }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    for (name, value) in members {
      if let names = schema["propertyNames"] as? [String: Any] {
        faults += self.faults(of: name, names, at: "\(place): the name \(name)")
      }
      if let own = properties[name] ?? schema["additionalProperties"] as? [String: Any] {
        faults += self.faults(of: value, own, at: "\(place).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        faults.append("\(place): \(name) is forbidden")
      } else if schema["properties"] != nil, schema["additionalProperties"] as? Bool != true {
        faults.append("\(place): \(name) is not described")
      }
    }
    return faults
  }

  package func resolve(_ name: String) -> Any? {
    name.split(separator: "/").dropFirst().reduce(document as Any?) { value, part in
      (value as? [String: Any])?[part.replacingOccurrences(of: "~1", with: "/")]
    }
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    let isTruth = (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
    switch type {
    case "null": return value is NSNull
    case "boolean": return isTruth
    case "integer": return !isTruth && value is Int
    case "number": return !isTruth && value is NSNumber
    case "string": return value is String
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    default: return false
    }
  }

  private func isSame(_ one: Any, _ other: Any) -> Bool { (one as? NSObject) == (other as? NSObject) }
}
