#include "version.h"

// In a C target of its own, because a definition is given to one target only: with another name this file is compiled
// again, and the programs are linked again, and no Swift.

#ifndef GIT_ISSUE_VERSION
#define GIT_ISSUE_VERSION
#endif
#define TEXT(...) #__VA_ARGS__
#define EXPANDED(...) TEXT(__VA_ARGS__)

const char *git_issue_version(void) { return EXPANDED(GIT_ISSUE_VERSION); }
