@testable import Issues

extension TrackerTests {
  static let filled = """
    # Error & Issue Tracker

    **Project:** Shop
    **Purpose:** Track what breaks in the shop

    ---

    ## Quick Stats

    | Metric | Count |
    |--------|-------|
    | 🔴 Open Issues | 0 |
    | 🟡 In Progress | 0 |
    | 🟢 Resolved | 0 |
    | 🔵 Won't Fix | 0 |
    | **Total** | **0** |

    ---

    ## Severity Levels

    | Level | Description | Response Time |
    |-------|-------------|---------------|
    | 🔴 **Critical** | Orders are lost | Immediate |
    | 🟠 **High** | Feature broken, blocking development | Same day |
    | 🟡 **Medium** | Feature degraded, workaround exists | Within 5 days |
    | 🟢 **Low** | Minor issue, cosmetic, nice-to-have fix | When convenient |

    ---

    ## Open Issues

    ### Critical 🔴

    <!-- No critical issues -->
    *None*

    ---

    ### High 🟠

    ### [ISSUE-003] Queue | stalls

    **Phase:** Build
    **Severity:** 🟠 High
    **Status:** 🟡 In Progress
    **Date Found:** 2026-02-03

    **Description:**
    The queue stalls.

    - first `a`
    - then b

    **Steps to Reproduce:**
    1. Send 200 orders
    2. Wait

    **Error Message/Stack Trace:**
    ```
    ## not a heading
    Timeout
    ```

    **Environment:**
    - Python version: 3.12
    - OS: Debian 12
    - Relevant dependencies: redis 7

    **Root Cause:**
    The lock is never freed.

    **Files Affected:**
    - `src/queue.py`
    - `src/lock.py:12`

    **Related Issues:**
    - ISSUE-001

    ---

    ### Medium 🟡

    <!-- No medium issues -->
    *None*

    ---

    ### Low 🟢

    ### [ISSUE-004] Misspelt button

    **Severity:** 🟢 Low
    **Status:** 🔴 Open

    ---

    \(template)

    ---

    ## Resolved Issues

    ### Plan

    ### [ISSUE-001] Wrong currency

    **Phase:** Plan
    **Severity:** 🔴 Critical
    **Status:** 🔵 Won't Fix
    **Date Found:** 2026-01-02
    **Date Resolved:** 2026-01-05
    **Reported By:** Ada <ada@example.org>

    **Resolution:**
    Not ours.

    ---

    ### Build

    ### [ISSUE-002] Slow search

    **Phase:** Build
    **Status:** 🟢 Resolved

    ---

    ### Ship

    *None yet*

    ---

    ## Common Issues Reference

    Quick reference for common issues and their solutions:

    ### Queue Issues

    | Issue | Cause | Solution |
    |-------|-------|----------|
    | Stale lock | Worker died | `make unlock` \\| wait |

    ### Date Issues

    | Issue | Cause | Solution |
    |-------|-------|----------|
    | Wrong zone | No `TZ` | Set it <br> and restart |

    ---

    ## Issue Statistics by Phase

    | Phase | Total | Critical | High | Medium | Low | Resolved |
    |-------|-------|----------|------|--------|-----|----------|
    | Plan | 0 | 0 | 0 | 0 | 0 | 0 |
    | Build | 0 | 0 | 0 | 0 | 0 | 0 |
    | Ship | 0 | 0 | 0 | 0 | 0 | 0 |
    | **Total** | **0** | **0** | **0** | **0** | **0** | **0** |

    ---

    ## Error Patterns to Watch

    ### Speed
    - [ ] Queue longer than 100

    ### Safety
    - [x] Token in a log

    ---

    *Last Updated: 2026-03-01*

    """

  private static let template: String = {
    let text = Issues.Tracker().write(
      ExportedContents(
        reports: [], configuration: (try? Configuration(Array("prefix: ISSUE".utf8), path: "")) ?? Configuration(),
        forms: [], today: CalendarDate(daysSince1970: 20_000)))
    let start = text.range(ofText: "## Issue Template")?.lowerBound ?? text.startIndex
    let end = text.range(ofText: "\n\n---\n\n## Resolved")?.lowerBound ?? text.endIndex
    return String(text[start..<end])
  }()
}
