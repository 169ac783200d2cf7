/**
 * The events of all cameras, newest first.
 */
import * as api from "../api.js";
import { emptyState, fill, h } from "../dom.js";
import { eventItem, keepDurations } from "./event-item.js";
import { Choice, filterBy, PagedList } from "./list-view.js";

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
      context.store.on("overview", () => keepDurations(this.#list, context.store)),
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
    this.#camera.show(
      store.cameras.map((camera) => camera.camera),
      this.#filter.camera,
    );
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

  #showNothing() {
    this.#nothing.hidden = this.#shown.size > 0;
    const isFiltered = this.#filter.camera || this.#filter.query;
    fill(
      this.#nothing,
      emptyState(
        "No event in the last hour",
        isFiltered
          ? "Nothing matches these filters."
          : "As soon as something that is asked for is there, it stands here with its picture.",
      ),
    );
  }
}
