/**
 * One event in a list.
 */
import { fill, h, setText, timeOf } from "../dom.js";
import { day, duration, isSameDay } from "../format.js";
import { cameraHash } from "../router.js";

const REASONS = {
  "camera-silent": "ended because no more frames came",
  "end-unknown": "how it ended is not known: the job was started anew",
};

/** @param {object} event as the server sends it @returns {HTMLElement} with its picture; leads to its moment */
export function eventItem(event) {
  const isOpen = event.state === "OPEN";
  const name = `${event.query} at ${event.camera}`;
  return h(
    "li",
    { class: isOpen ? "event open" : "event", "data-event": event.id },
    snapshot(event),
    h(
      "div",
      { class: "event-text" },
      h("h2", {}, h("a", { href: cameraHash(event.camera, { at: event.start }) }, name)),
      h(
        "p",
        {},
        isSameDay(event.start, Date.now()) ? null : `${day(event.start)}, `,
        timeOf(event.start),
        " · ",
        lasting(event, isOpen),
      ),
      event.reason ? h("p", { class: "soft" }, REASONS[event.reason] ?? event.reason) : null,
    ),
  );
}

/**
 * Open events last on; a camera's newest frame says how long.
 *
 * @param {HTMLElement} list of items
 * @param {import("../store.js").Store} store
 */
export function keepDurations(list, store) {
  for (const place of list.querySelectorAll("[data-open-since]")) {
    const newest = store.camera(place.dataset.camera)?.newest;
    if (newest) {
      const lasted = Date.parse(newest.capturedAt) - Date.parse(place.dataset.openSince);
      setText(place, duration(Math.max(0, lasted)));
    }
  }
}

function lasting(event, isOpen) {
  return isOpen
    ? [
        h("span", { class: "live-mark" }, "live"),
        " for ",
        h(
          "span",
          { "data-open-since": event.start, "data-camera": event.camera },
          duration(event.durationMillis),
        ),
      ]
    : event.durationMillis === null
      ? "end unknown"
      : duration(event.durationMillis);
}

function snapshot(event) {
  const image = h("img", { src: event.snapshot, alt: "", loading: "lazy" });
  const frame = h("div", { class: "snapshot" }, image);
  image.addEventListener("error", () => fill(frame, h("span", { class: "soft" }, "picture gone")));
  return frame;
}
