/**
 * "Why?": everything that is known about the answer to one frame.
 */
import * as api from "../api.js";
import { entry, fill, h, setText, stageBadge, timeOf } from "../dom.js";
import { clock, duration, measure, percent, presence } from "../format.js";
import { Picture } from "../picture.js";
import { cameraHash } from "../router.js";
import { planSummary } from "./plan-summary.js";

/** A panel beside the charts, or over them where there is no room. */
export class WhyPanel {
  #camera;
  #listeners;
  #heading = h("h2", { id: "why-heading", tabindex: "-1" }, "Why?");
  #time = h("p", { class: "why-time" });
  #previous;
  #next;
  #body = h("div", { class: "why-body" });
  #status = h("p", { class: "for-readers", "aria-live": "polite" });
  #moment = null;
  #opener = null;
  #calls = new AbortController();
  #pictures = [];

  /**
   * @param {string} camera
   * @param {object} listeners
   * @param {function({at?: string, frame?: number}): void} listeners.go wants another moment shown
   * @param {function(object): void} listeners.shown gets the moment that is shown
   * @param {function(): void} listeners.closed
   */
  constructor(camera, listeners) {
    this.#camera = camera;
    this.#listeners = listeners;
    this.#previous = stepButton("◀ Previous frame", () => this.#step("previousFrame"));
    this.#next = stepButton("Next frame ▶", () => this.#step("nextFrame"));
    const close = h(
      "button",
      {
        type: "button",
        class: "button close",
        "aria-label": "Close",
        on: { click: () => listeners.closed() },
      },
      "✕",
    );
    this.element = h(
      "section",
      { class: "panel why", role: "dialog", "aria-labelledby": "why-heading", hidden: true },
      h("div", { class: "why-head" }, this.#heading, close, this.#time),
      h("div", { class: "why-steps" }, this.#previous, this.#next),
      this.#body,
      this.#status,
    );
    this.element.addEventListener("keydown", (event) => this.#press(event));
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Opens the panel. @param {{takeFocus: boolean}} options takeFocus: the reader asked for it, so go there */
  open({ takeFocus }) {
    if (!this.isOpen) {
      this.#opener = document.activeElement;
      this.element.hidden = false;
    }
    if (takeFocus && !this.element.contains(document.activeElement)) {
      this.#heading.focus({ preventScroll: true });
    }
  }

  /** Closes the panel and goes back to where it was opened from. */
  close() {
    if (this.isOpen) {
      const hadFocus = this.element.contains(document.activeElement);
      this.element.hidden = true;
      this.#moment = null;
      this.#calls.abort();
      if (hadFocus) {
        this.#opener?.focus();
      }
    }
  }

  /** Loads and shows a moment. @param {{at: string}|{frame: number}} which */
  async load(which) {
    this.#calls.abort();
    const calls = new AbortController();
    this.#calls = calls;
    this.element.setAttribute("aria-busy", "true");
    try {
      this.#show(await api.moment(this.#camera, which, calls.signal));
    } catch (error) {
      if (api.isAborted(error)) {
        return;
      }
      if (!(error instanceof api.ApiError)) {
        throw error;
      }
      this.#showFailure(error);
    }
    this.element.removeAttribute("aria-busy");
  }

  dispose() {
    this.#calls.abort();
    this.#pictures.forEach((picture) => picture.dispose());
  }

  #step(name) {
    const frame = this.#moment?.[name];
    if (frame != null) {
      this.#listeners.go({ frame });
    }
  }

  #press(event) {
    const step = { ArrowLeft: "previousFrame", ArrowRight: "nextFrame" }[event.key];
    if (step) {
      event.preventDefault();
      this.#step(step);
    }
  }

  #showFailure(error) {
    this.#moment = null;
    this.#previous.disabled = true;
    this.#next.disabled = true;
    fill(this.#time);
    fill(this.#body, h("p", { class: "failure" }, error.message));
    setText(this.#status, error.message);
  }

  #show(moment) {
    this.#moment = moment;
    this.#previous.disabled = moment.previousFrame === null;
    this.#next.disabled = moment.nextFrame === null;
    fill(this.#time, timeOf(moment.capturedAt, { precise: true }), ` · frame ${moment.frame}`);
    this.#pictures.forEach((picture) => picture.dispose());
    this.#pictures = [];
    fill(
      this.#body,
      this.#picturesOf(moment),
      h("div", { class: "why-stage" }, stageBadge(moment.decidedBy)),
      moment.queries.map(queryCard),
      h("h3", {}, "In words"),
      h(
        "ul",
        { class: "words" },
        moment.explanation.map((sentence) => h("li", {}, sentence)),
      ),
      differenceOf(moment),
      chainOf(moment),
      h("h3", {}, "Plan of that moment"),
      planSummary(moment.plan, moment.planId),
    );
    setText(
      this.#status,
      `Frame ${moment.frame}. ${moment.queries.map((query) => query.explanation).join(" ")}`,
    );
    this.#listeners.shown(moment);
  }

  #picturesOf(moment) {
    const isCopy = moment.answeredFrame !== null && moment.answeredFrame !== moment.frame;
    const seen = moment.queries.map((query) => `${query.query} ${presence(query.present)}`).join(", ");
    const asked = this.#picture(moment, {
      url: moment.images.full,
      alt: `Frame ${moment.frame} of ${moment.camera}: ${seen}`,
      objects: moment.objects,
      ageMillis: isCopy ? 1 : 0,
    });
    if (!isCopy) {
      return asked.element;
    }
    const answered = this.#picture(moment, {
      url: moment.answeredImages.tile,
      alt: `Frame ${moment.answeredFrame}, whose answer it took`,
      objects: moment.objects,
    });
    return [
      asked.element,
      h(
        "figure",
        { class: "why-answered" },
        answered.element,
        h("figcaption", { class: "soft" }, `Frame ${moment.answeredFrame}, whose answer it took`),
      ),
    ];
  }

  #picture(moment, content) {
    const picture = new Picture();
    picture.shape(moment.size);
    picture.show(content);
    this.#pictures.push(picture);
    return picture;
  }
}

function stepButton(text, click) {
  return h("button", { type: "button", class: "button", disabled: true, on: { click } }, text);
}

function queryCard(query) {
  return h(
    "section",
    {
      class: "why-query",
      "data-presence": query.present == null ? "unknown" : query.present ? "present" : "absent",
    },
    h("h3", {}, `${query.query}: ${presence(query.present)}`),
    h("p", {}, query.explanation),
    query.lower == null ? null : gauge(query),
    h(
      "p",
      { class: "soft" },
      [
        query.specialized == null ? null : `specialized model ${measure(query.specialized)}`,
        query.reference == null
          ? null
          : `reference model ${measure(query.reference)}${query.minimumScore == null ? "" : ` (at least ${measure(query.minimumScore)} counts)`}`,
        query.smoothedPresent == null ? null : `after smoothing ${presence(query.smoothedPresent)}`,
      ]
        .filter((part) => part !== null)
        .join("; "),
    ),
    neighbours(query),
  );
}

/** The specialized model's score between its thresholds. */
function gauge(query) {
  const score = query.specialized ?? query.score;
  const doubt = h("span", { class: "gauge-doubt" });
  doubt.style.left = `${query.lower * 100}%`;
  doubt.style.width = `${(query.upper - query.lower) * 100}%`;
  const mark = h("span", { class: "gauge-mark", hidden: score == null });
  mark.style.left = `${(score ?? 0) * 100}%`;
  return h(
    "div",
    {
      class: "gauge",
      role: "img",
      "aria-label": `Score ${measure(score)}; absent below ${measure(query.lower)}, present above ${measure(query.upper)}`,
      title: `absent below ${measure(query.lower)}, in doubt to ${measure(query.upper)}, present above`,
    },
    doubt,
    mark,
  );
}

function neighbours(query) {
  const link = (label, event) =>
    event === null || event === undefined
      ? null
      : h(
          "a",
          { href: cameraHash(event.camera, { at: event.start }) },
          `${label}: ${clock(event.start)}, ${duration(event.durationMillis)}`,
        );
  const links = [
    link("this event", query.event),
    link("event before", query.previousEvent),
    link("event after", query.nextEvent),
  ].filter((each) => each !== null);
  return links.length === 0 ? null : h("p", { class: "why-events" }, links);
}

function differenceOf(moment) {
  if (moment.difference == null && moment.differenceThreshold == null) {
    return null;
  }
  const ofThreshold =
    moment.difference == null || !moment.differenceThreshold
      ? ""
      : ` (${percent(moment.difference / moment.differenceThreshold)} of it)`;
  return h(
    "dl",
    { class: "entries" },
    entry(
      "Difference",
      `${measure(moment.difference)}, threshold ${measure(moment.differenceThreshold)}${ofThreshold}`,
    ),
    entry("Capture to answer", duration(moment.latencyMillis)),
  );
}

function chainOf(moment) {
  if (moment.chain.length < 2) {
    return null;
  }
  return [
    h("h3", {}, "Where the answer comes from"),
    h(
      "ol",
      { class: "chain" },
      moment.chain.map((link) =>
        h(
          "li",
          {},
          h("a", { href: cameraHash(moment.camera, { frame: link.frame }) }, `frame ${link.frame}`),
          " ",
          timeOf(link.capturedAt, { precise: true }),
          " ",
          stageBadge(link.decidedBy),
        ),
      ),
    ),
  ];
}
