/**
 * Lets pointer and keyboard walk along charts over time and choose a point.
 */
import { h, setText } from "./dom.js";

const FEW_PLACES = 6;
const MANY_PLACES = 30;

const KEYS = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -MANY_PLACES,
  PageUp: MANY_PLACES,
  Home: -Infinity,
  End: Infinity,
};

/** Makes an element a slider over time. Without a model it is inert. */
export class Scrubber {
  #model = null;
  #position = null;
  #marked = null;
  #cursor = h("div", { class: "scrub-cursor", hidden: true });
  #marker = h("div", { class: "scrub-marker", hidden: true });
  #reading;
  #listeners;

  /**
   * @param {HTMLElement} element over whose width the time runs
   * @param {object} options
   * @param {string} options.label
   * @param {HTMLElement} options.reading where what is under the cursor stands in words
   * @param {function(number): void} options.choose gets the time that was clicked or confirmed
   * @param {function(number|null): void} options.hover gets the time under the pointer or after a step; null when it leaves
   * @param {function(number): void} options.move gets the time after a step by keyboard
   */
  constructor(element, { label, reading, choose, hover, move }) {
    this.element = element;
    this.#reading = reading;
    this.#listeners = { choose, hover, move };
    element.classList.add("scrub");
    element.tabIndex = 0;
    element.setAttribute("role", "slider");
    element.setAttribute("aria-label", label);
    element.append(this.#marker, this.#cursor);
    element.addEventListener("pointermove", (event) => this.#hoverAt(event));
    element.addEventListener("pointerleave", () => hover(null));
    element.addEventListener("click", (event) => this.#clickAt(event));
    element.addEventListener("keydown", (event) => this.#press(event));
    element.addEventListener("blur", () => hover(null));
  }

  /** @param {import("./scrub-models.js").ScrubModel} model what is walked along from now on */
  set model(model) {
    this.#model = model;
    const { from, to } = model.span;
    this.element.setAttribute("aria-valuemin", String(Math.round(from / 1000)));
    this.element.setAttribute("aria-valuemax", String(Math.round(to / 1000)));
    this.#say();
    this.#place(this.#marker, this.#marked);
  }

  /** Shows the cursor at a time, also when another chart is pointed at. @param {number|null} millis */
  showCursor(millis) {
    this.#place(this.#cursor, millis);
    if (this.#model !== null) {
      setText(this.#reading, millis === null || !this.#holds(millis) ? "" : this.#model.describe(millis));
    }
  }

  /** Marks a time for good. @param {number|null} millis null takes the mark away */
  mark(millis) {
    this.#marked = millis;
    this.#place(this.#marker, millis);
    if (millis !== null) {
      this.#position = millis;
      this.#say();
    }
  }

  #press(event) {
    if (this.#model === null || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#listeners.choose(this.#here());
    } else if (event.key in KEYS) {
      event.preventDefault();
      const places = KEYS[event.key] * (event.shiftKey ? FEW_PLACES : 1);
      this.#position = this.#model.step(this.#here(), places);
      this.#say();
      this.#listeners.hover(this.#position);
      this.#listeners.move(this.#position);
    }
  }

  #hoverAt(event) {
    if (this.#model !== null) {
      this.#listeners.hover(this.#timeAt(event));
    }
  }

  #clickAt(event) {
    if (this.#model !== null) {
      this.#position = this.#timeAt(event);
      this.#say();
      this.#listeners.choose(this.#position);
    }
  }

  #timeAt(event) {
    const { left, width } = this.element.getBoundingClientRect();
    const { from, to } = this.#model.span;
    const share = Math.min(Math.max((event.clientX - left) / width, 0), 1);
    return Math.round(from + share * (to - from));
  }

  #here() {
    return this.#position ?? this.#model.span.to;
  }

  #say() {
    this.element.setAttribute("aria-valuenow", String(Math.round(this.#here() / 1000)));
    this.element.setAttribute(
      "aria-valuetext",
      this.#model === null ? "" : this.#model.describe(this.#here()),
    );
  }

  #holds(millis) {
    const { from, to } = this.#model.span;
    return millis >= from && millis <= to;
  }

  #place(line, millis) {
    const isShown = this.#model !== null && millis !== null && this.#holds(millis);
    line.hidden = !isShown;
    if (isShown) {
      const { from, to } = this.#model.span;
      line.style.left = `${((millis - from) / (to - from)) * 100}%`;
    }
  }
}
