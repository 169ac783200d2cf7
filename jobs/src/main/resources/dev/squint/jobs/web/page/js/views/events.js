/**
 * The events of all cameras, newest first.
 */
import * as api from "../api.js";
import { emptyState, fill, h, setText, timeOf } from "../dom.js";
import { day, duration, isSameDay } from "../format.js";
import { cameraHash } from "../router.js";
import { Choice, filterBy, PagedList } from "./list-view.js";

const REASONS = {
  "camera-silent": "ended because no more frames came",
  "end-unknown": "how it ended is not known: the job was started anew",
};

/** The list of events with filters; new ones come in by themselves. */
export class EventsView {
  title = "Events";
  #context;
  #filter = {};
  #shown = new Map();
  #list = h("ol", { class: "events" });
  #nothing = h("div", { hidden: true });
  #camera = new Choice("Camera", (camera) => filterBy("events", { ...this.#filter, camera }));
  #query = new Choice("Query", (query) => filterBy("events", { ...this.#filter, query }));
  #pages;
  #leave;

  /** @param {object} context store and stream @param {import("../router.js").Route} route */
  constructor(context, route) {
    this.#context = context;
    this.#pages = new PagedList(
      (page, signal) => api.events({ ...this.#filter, ...page }, signal),
      (page, isFirst) => this.#showPage(page.events, isFirst),
    );
    this.element = h(
      "div",
      {},
      h("div", { class: "list-head" }, h("h1", {}, "Events"), this.#camera.element, this.#query.element),
      this.#list,
      this.#nothing,
      this.#pages.element,
    );
    this.#leave = [
      context.store.on("cameras", () => this.#showFilter()),
      context.store.on("overview", () => this.#keepDurations()),
      context.stream.on("event", (event) => this.#take(event)),
      context.stream.on("resync", () => this.#pages.restart()),
    ];
    context.stream.watch({});
    this.update(route);
  }

  /** @param {import("../router.js").Route} route with filters as parameters */
  update({ parameters: { camera = "", query = "" } }) {
    this.#filter = { camera, query };
    this.#showFilter();
    this.#pages.restart();
  }

  dispose() {
    this.#pages.dispose();
    this.#leave.forEach((leave) => leave());
  }

  #showFilter() {
    const { store } = this.#context;
    this.#camera.show(store.cameras.map((camera) => camera.camera), this.#filter.camera);
    this.#query.show(store.queryNames, this.#filter.query);
  }

  #showPage(events, isFirst) {
    if (isFirst) {
      this.#shown.clear();
      this.#list.replaceChildren();
    }
    for (const event of events) {
      const item = eventItem(event);
      this.#shown.set(event.id, item);
      this.#list.append(item);
    }
    this.#showNothing();
  }

  #take(event) {
    const { camera, query } = this.#filter;
    if ((camera && camera !== event.camera) || (query && query !== event.query)) {
      return;
    }
    const item = eventItem(event);
    const known = this.#shown.get(event.id);
    if (known) {
      known.replaceWith(item);
    } else {
      this.#list.prepend(item);
    }
    this.#shown.set(event.id, item);
    this.#showNothing();
  }

  /** Open events last on; a camera's newest frame says how long. */
  #keepDurations() {
    for (const place of this.#list.querySelectorAll("[data-open-since]")) {
      const newest = this.#context.store.camera(place.dataset.camera)?.newest;
      if (newest) {
        const lasted = Date.parse(newest.capturedAt) - Date.parse(place.dataset.openSince);
        setText(place, duration(Math.max(0, lasted)));
      }
    }
  }

  #showNothing() {
    this.#nothing.hidden = this.#shown.size > 0;
    const isFiltered = this.#filter.camera || this.#filter.query;
    fill(
      this.#nothing,
      emptyState(
        "No event in the last hour",
        isFiltered ? "Nothing matches these filters." : "As soon as something that is asked for is there, it stands here with its picture.",
      ),
    );
  }
}

function eventItem(event) {
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
      h("p", {}, isSameDay(event.start, Date.now()) ? null : `${day(event.start)}, `, timeOf(event.start), " · ", lasting(event, isOpen)),
      event.reason ? h("p", { class: "soft" }, REASONS[event.reason] ?? event.reason) : null,
    ),
  );
}

function lasting(event, isOpen) {
  return isOpen
    ? [
        h("span", { class: "live-mark" }, "live"),
        " for ",
        h("span", { "data-open-since": event.start, "data-camera": event.camera }, duration(event.durationMillis)),
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
