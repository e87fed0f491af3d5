"""The addresses of the pages that every test of looks goes through."""

ISSUES = ["/", "/issues/BUG-001"]
OVERVIEWS = ["/board", "/stats", "/known", "/diagnostics"]
FORMS = ["/new", "/new/bug", "/issues/BUG-001/edit"]
REFUSALS = ["/issues/BUG-404", "/?q=nosuch:"]
ALL = ISSUES + OVERVIEWS + FORMS + REFUSALS
