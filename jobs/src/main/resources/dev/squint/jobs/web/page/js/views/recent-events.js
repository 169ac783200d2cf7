/**
 * The newest events of all cameras, under the grid.
 */
import * as api from "../api.js";
import { fill, h } from "../dom.js";
import { eventItem, keepDurations } from "./event-item.js";

const SHOWN = 6;

/** A few events that keep themselves up to date; nothing while there is none. */
export class RecentEvents {
  #context;
  #events = [];
  #list = h("ol", { class: "events" });
  #calls = new AbortController();
  #leave;

  /** @param {object} context store and stream */
  constructor(context) {
    this.#context = context;
    this.element = h(
      "section",
      { class: "recent", "aria-labelledby": "recent-heading", hidden: true },
      h(
        "div",
        { class: "panel-head" },
        h("h2", { id: "recent-heading" }, "Newest events"),
        h("a", { href: "#/events" }, "all events"),
      ),
      this.#list,
    );
    this.#leave = [
      context.stream.on("event", (event) => this.#take(event)),
      context.stream.on("resync", () => this.#load()),
      context.store.on("overview", () => keepDurations(this.#list, context.store)),
    ];
    this.#load();
  }

  dispose() {
    this.#calls.abort();
    this.#leave.forEach((leave) => leave());
  }

  async #load() {
    try {
      const { events } = await api.events({ limit: SHOWN }, this.#calls.signal);
      this.#show(events);
    } catch (error) {
      if (!(error instanceof api.ApiError) && !api.isAborted(error)) {
        throw error;
      }
    }
  }

  #take(event) {
    const others = this.#events.filter((known) => known.id !== event.id);
    this.#show([event, ...others].sort((one, other) => Date.parse(other.start) - Date.parse(one.start)));
  }

  #show(events) {
    this.#events = events.slice(0, SHOWN);
    this.element.hidden = this.#events.length === 0;
    fill(this.#list, this.#events.map(eventItem));
    keepDurations(this.#list, this.#context.store);
  }
}
