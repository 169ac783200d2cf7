/**
 * Frames that could not be used, and why.
 */
import * as api from "../api.js";
import { emptyState, fill, h, timeOf } from "../dom.js";
import { bytes, count } from "../format.js";
import { Choice, filterBy, PagedList } from "./list-view.js";

/** Counts by reason over a list, newest first. */
export class DeadLettersView {
  title = "Dead letters";
  #context;
  #filter = { camera: "" };
  #counts = h("ul", { class: "reasons" });
  #rows = h("tbody", {});
  #table;
  #nothing = h("div", { hidden: true });
  #camera = new Choice("Camera", (camera) => filterBy("dead-letters", { camera }));
  #pages;
  #leave;

  /** @param {object} context store and stream @param {import("../router.js").Route} route */
  constructor(context, route) {
    this.#context = context;
    this.#pages = new PagedList(
      (page, signal) => api.deadLetters({ ...this.#filter, ...page }, signal),
      (page, isFirst) => this.#showPage(page, isFirst),
    );
    this.#table = table(this.#rows);
    this.element = h(
      "div",
      {},
      h("div", { class: "list-head" }, h("h1", {}, "Dead letters"), this.#camera.element),
      this.#counts,
      this.#table,
      this.#nothing,
      this.#pages.element,
    );
    this.#leave = [
      context.store.on("cameras", () => this.#showFilter()),
      context.stream.on("dead-letter", () => this.#pages.restart()),
      context.stream.on("resync", () => this.#pages.restart()),
    ];
    context.stream.watch({});
    this.update(route);
  }

  /** @param {import("../router.js").Route} route with filters as parameters */
  update({ parameters: { camera = "" } }) {
    this.#filter = { camera };
    this.#showFilter();
    this.#pages.restart();
  }

  dispose() {
    this.#pages.dispose();
    this.#leave.forEach((leave) => leave());
  }

  #showFilter() {
    this.#camera.show(
      this.#context.store.cameras.map((camera) => camera.camera),
      this.#filter.camera,
    );
  }

  #showPage(page, isFirst) {
    if (isFirst) {
      this.#rows.replaceChildren();
    }
    this.#rows.append(...page.deadLetters.map(row));
    const isEmpty = this.#rows.childElementCount === 0;
    this.#table.hidden = isEmpty;
    this.#nothing.hidden = !isEmpty;
    fill(this.#counts, reasons(page.counts, page.total));
    fill(
      this.#nothing,
      emptyState(
        "No dead letters",
        "Every frame could be used. One that cannot stands here with the reason; none is lost silently.",
      ),
    );
  }
}

function reasons(counts, total) {
  return Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, frames]) => {
      const bar = h("span", { class: "reason-bar", "aria-hidden": "true" });
      bar.style.width = `${(frames / total) * 100}%`;
      return h("li", {}, h("span", {}, reason), h("b", {}, count(frames)), bar);
    });
}

function table(rows) {
  const columns = ["Time", "Camera", "Reason", "Message", "From", "Size"];
  return h(
    "div",
    {
      class: "scroll",
      tabindex: "0",
      role: "region",
      "aria-label": "Dead letters, newest first",
      hidden: true,
    },
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          columns.map((column) => h("th", { scope: "col" }, column)),
        ),
      ),
      rows,
    ),
  );
}

function row(letter) {
  const from = letter.topic === null ? "unknown" : `${letter.topic} ${letter.offset ?? ""}`;
  return h(
    "tr",
    {},
    h("td", {}, timeOf(letter.at, { precise: true })),
    h("td", {}, letter.camera ?? "unknown"),
    h("td", {}, letter.reason),
    h("td", {}, letter.message),
    h("td", {}, h("code", {}, from)),
    h("td", {}, bytes(letter.bytes)),
  );
}
