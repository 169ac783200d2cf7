/**
 * What the lists share: filters that stand in the address, pages, and words where there is nothing.
 */
import * as api from "../api.js";
import { fill, h } from "../dom.js";
import { go, listHash } from "../router.js";

/** A choice among names; the first choice is all of them. */
export class Choice {
  #names = null;
  #select;

  /** @param {string} label @param {function(string): void} chosen gets the name, "" for all */
  constructor(label, chosen) {
    this.#select = h("select", { on: { change: () => chosen(this.#select.value) } });
    this.element = h("label", { class: "choice" }, h("span", { class: "soft" }, label), this.#select);
  }

  /** @param {Array<string>} names @param {string} chosen "" for all */
  show(names, chosen) {
    const all = [...new Set([...names, chosen])].filter(Boolean).sort();
    if (this.#names !== all.join()) {
      this.#names = all.join();
      fill(
        this.#select,
        h("option", { value: "" }, "all"),
        all.map((name) => h("option", { value: name }, name)),
      );
    }
    this.#select.value = chosen;
  }
}

/** A list that is read page by page and kept up by the stream. */
export class PagedList {
  #read;
  #show;
  #next = null;
  #calls = new AbortController();
  #more = h(
    "button",
    { type: "button", class: "button", hidden: true, on: { click: () => this.#load(this.#next) } },
    "Show older",
  );
  #problem = h("p", { class: "failure", role: "alert", hidden: true });

  /**
   * @param {function({before?: string}, AbortSignal): Promise<{next: string|null}>} read one page
   * @param {function(object, boolean): void} show gets a page and whether it is the first
   */
  constructor(read, show) {
    this.#read = read;
    this.#show = show;
    this.element = h("div", { class: "list-foot" }, this.#problem, this.#more);
  }

  /** Reads the first page anew. */
  restart() {
    this.#calls.abort();
    this.#calls = new AbortController();
    return this.#load(undefined);
  }

  dispose() {
    this.#calls.abort();
  }

  async #load(before) {
    try {
      const page = await this.#read({ before }, this.#calls.signal);
      this.#next = page.next;
      this.#more.hidden = page.next === null;
      this.#problem.hidden = true;
      this.#show(page, before === undefined);
    } catch (error) {
      if (api.isAborted(error)) {
        return;
      }
      if (!(error instanceof api.ApiError)) {
        throw error;
      }
      this.#problem.hidden = false;
      fill(this.#problem, error.message);
    }
  }
}

/** Puts a filter into the address. @param {"events"|"dead-letters"} place */
export function filterBy(place, filter) {
  go(listHash(place, filter), { replace: true });
}
