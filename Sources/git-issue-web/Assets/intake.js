// Makes the pages on which reports come in more pleasant: there is nothing to follow, to search or to move.

import { startDrafts } from "./drafts.js";
import { startFindings } from "./findings.js";

startDrafts();
startFindings();
