/**
 * The figures over all cameras: rate, savings, stages, lag, dead letters, live error.
 */
import { fill, h, setText, timeOf } from "../dom.js";
import { count, counted, duration, percent, rate } from "../format.js";
import { Legend, ShareBar } from "./shares.js";

/**
 * The query of any camera whose mistakes may be worst, by the upper end of its interval. Pure.
 *
 * @param {Array<object>} cameras of the overview
 * @param {"falseNegativeRate"|"falsePositiveRate"} name
 * @returns {{camera: string, query: string, rate: number, lower: number, upper: number, source: string}|null} null where
 *     nothing is known
 */
export function worstRate(cameras, name) {
  const rates = cameras.flatMap((camera) =>
    ["truth", "audit"].flatMap((source) =>
      (camera[source]?.queries ?? [])
        .filter((query) => query[name] != null)
        .map((query) => ({
          camera: camera.camera,
          query: query.query,
          rate: query[name],
          lower: query[`${name}Lower`],
          upper: query[`${name}Upper`],
          source,
        })),
    ),
  );
  return rates.reduce((worst, next) => (worst === null || next.upper > worst.upper ? next : worst), null);
}

/** The camera whose answers come latest. Pure. @param {Array<object>} cameras of the overview */
export function worstLag(cameras) {
  const known = cameras.filter((camera) => camera.lag?.captureToDetectionMillis != null);
  return known.reduce(
    (worst, next) =>
      worst === null || next.lag.captureToDetectionMillis.p99 > worst.lag.captureToDetectionMillis.p99
        ? next
        : worst,
    null,
  );
}

/** One figure with its label and what it rests on. */
class Figure {
  #value = h("dd", { class: "value" }, "–");
  #detail = h("dd", { class: "detail soft" });

  /** @param {{brief?: boolean}} [options] brief: a narrow page shows the value alone */
  constructor(label, { brief = false } = {}) {
    this.element = h(
      "div",
      { class: brief ? "figure brief" : "figure" },
      h("dt", {}, label),
      this.#value,
      this.#detail,
    );
  }

  show(value, ...detail) {
    setText(this.#value, value);
    fill(this.#detail, ...detail);
  }
}

/** The strip of figures on top of the overview. */
export class Totals {
  #rate = new Figure("Frames answered", { brief: true });
  #saved = new Figure("Reference calls saved", { brief: true });
  #lag = new Figure("Lag, worst camera", { brief: true });
  #events = new Figure("Events", { brief: true });
  #missed = new Figure("Missed, worst query");
  #invented = new Figure("Invented, worst query");
  #dead = new Figure("Dead letters");
  #minute = new ShareBar("Share of frames by deciding stage in the last minute");
  #all = new ShareBar("Share of frames by deciding stage since the figures begin");
  #legend = new Legend();

  constructor() {
    const figures = [
      this.#rate,
      this.#saved,
      this.#lag,
      this.#events,
      this.#missed,
      this.#invented,
      this.#dead,
    ];
    this.element = h(
      "section",
      { class: "totals", "aria-labelledby": "totals-heading" },
      h("h2", { id: "totals-heading", class: "for-readers" }, "Totals"),
      h(
        "dl",
        { class: "figures" },
        figures.map((figure) => figure.element),
      ),
      h(
        "div",
        { class: "shares panel" },
        h("h3", {}, "Decided by"),
        h("div", { class: "share-row" }, h("span", { class: "soft" }, "last minute"), this.#minute.element),
        h("div", { class: "share-row" }, h("span", { class: "soft" }, "all"), this.#all.element),
        this.#legend.element,
      ),
    );
  }

  /** @param {object} overview as the server sends it */
  show({ totals, cameras, startedAt }) {
    this.#rate.show(
      rate(totals.answeredPerSecond),
      `${count(totals.framesAnswered)} in all, server up since `,
      timeOf(startedAt),
    );
    this.#showSaved(totals);
    this.#showLag(cameras);
    this.#events.show(count(totals.events), `${count(totals.openEvents)} open now`);
    showError(this.#missed, worstRate(cameras, "falseNegativeRate"));
    showError(this.#invented, worstRate(cameras, "falsePositiveRate"));
    this.#dead.show(
      count(totals.deadLetters),
      totals.deadLetters > 0 ? h("a", { href: "#/dead-letters" }, "see why") : "every frame could be used",
    );
    this.#minute.show(totals.stages.lastMinute);
    this.#all.show(totals.stages.total);
    this.#legend.show(totals.stages.total);
  }

  #showSaved(totals) {
    const share = totals.referenceShare.total;
    this.#saved.show(
      share == null ? "–" : percent(1 - share),
      `${counted(totals.referenceCallsSaved, "frame")} without the reference model`,
    );
  }

  #showLag(cameras) {
    const worst = worstLag(cameras);
    if (worst === null) {
      this.#lag.show("–", "no live capture times");
    } else {
      const { p50, p99 } = worst.lag.captureToDetectionMillis;
      this.#lag.show(duration(p99), `99% of ${worst.camera}'s answers; half within ${duration(p50)}`);
    }
  }
}

function showError(figure, worst) {
  figure.element.hidden = worst === null;
  if (worst !== null) {
    const basis = worst.source === "truth" ? "against exact truth" : "by audits";
    figure.show(
      percent(worst.rate),
      `${percent(worst.lower)} to ${percent(worst.upper)} of ${worst.camera}'s ${worst.query}, ${basis}`,
    );
  }
}
