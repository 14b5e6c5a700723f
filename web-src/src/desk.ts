// What a browser with scripts adds to the pages of the desk: keys, and parts of a page that change in place.
import "./fonts.css";
import "htmx.org";
import { brushable } from "./chronology";
import { listen } from "./keys";
import { traced } from "./lineage";
import { movable } from "./map";
import { selectable } from "./passage";

listen();
brushable();
movable();
selectable();
traced();
