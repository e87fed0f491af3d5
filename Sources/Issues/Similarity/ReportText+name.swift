extension ReportText {
  /// How many stems of the title begin a word of an issue file's name. By bytes, since all names are asked.
  package func countOfStems(inName name: UnsafeRawBufferPointer) -> Int {
    name.withMemoryRebound(to: UInt8.self) { name in nameParts.count { name.contains($0) } }
  }
}
