#pragma once

/// The name of a state that is no release, as Scripts/package gives it; empty where nobody gives one.
const char *git_issue_version(void);
