/// What people use a command for, in the order in which `git issue help` tells it.
enum ManualTask: String, CaseIterable {
  case start = "start"
  case change = "file and change issues"
  case find = "find and read issues"
  case check = "check issues and changes"
  case history = "see what happened"
  case exchange = "exchange with other trackers"
  case clones = "work with clones, servers and browsers"
  case automation = "agents and the shell"
  /// What programs run, and people do not.
  case plumbing
}
