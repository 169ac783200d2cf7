/**
 * Tells screen readers of new events, in their own time.
 */
import { setText } from "./dom.js";

const EVERY_MILLIS = 8_000;

/**
 * One sentence for several events. Pure.
 *
 * @param {Array<{camera: string, query: string}>} events not empty
 */
export function sentenceFor(events) {
  const names = events.map((event) => `${event.query} at ${event.camera}`);
  return events.length === 1
    ? `New event: ${names[0]}.`
    : `${events.length} new events: ${[...new Set(names)].join(", ")}.`;
}

/**
 * Collects events and says them at most once in a while.
 *
 * @param {import("./stream.js").Stream} stream
 * @param {HTMLElement} place a live region
 */
export function announceEvents(stream, place) {
  let collected = [];
  let timer = 0;
  const say = () => {
    timer = 0;
    if (collected.length > 0) {
      setText(place, sentenceFor(collected));
      collected = [];
      timer = setTimeout(say, EVERY_MILLIS);
    }
  };
  stream.on("event", (event) => {
    if (event.state === "OPEN") {
      collected.push(event);
      timer = timer || setTimeout(say, 0);
    }
  });
}
