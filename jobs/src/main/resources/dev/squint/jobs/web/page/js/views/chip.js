/**
 * The small mark that says whether a query's object is there.
 */
import { h } from "../dom.js";

/** Whether a query's object is there, with a sign beside the colour. @param {boolean|null} present */
export function chip(query, present) {
  const state = present == null ? "unknown" : present ? "present" : "absent";
  const sign = { unknown: "?", present: "▲", absent: "·" }[state];
  return h(
    "span",
    { class: "chip", "data-presence": state },
    h("span", { "aria-hidden": "true" }, sign),
    query,
    h("span", { class: "for-readers" }, ` ${state}`),
  );
}
