/**
 * A camera as it is now: presence, rates, shares, live error.
 */
import { entry, fill, h, timeOf } from "../dom.js";
import { count, counted, duration, interval, rate } from "../format.js";
import { isThere } from "../presence.js";
import { chip } from "./chip.js";
import { Legend, ShareBar } from "./shares.js";

const SOURCES = { truth: "Error against exact truth", audit: "Live error by audits" };

/** The panels beside the picture, without the plan. */
export class NowPanel {
  #queries = h("ul", { class: "now-queries" });
  #figures = h("dl", { class: "entries" });
  #minute = new ShareBar("Deciding stages in the last minute");
  #all = new ShareBar("Deciding stages in all");
  #legend = new Legend();
  #errors = h("div", {});

  constructor() {
    this.element = h(
      "section",
      { class: "panel", "aria-labelledby": "now-heading" },
      h("h2", { id: "now-heading" }, "Now"),
      this.#queries,
      this.#figures,
      h("h3", {}, "Decided by"),
      h("div", { class: "share-row" }, h("span", { class: "soft" }, "last minute"), this.#minute.element),
      h("div", { class: "share-row" }, h("span", { class: "soft" }, "all"), this.#all.element),
      this.#legend.element,
      this.#errors,
    );
  }

  /** @param {object} camera of the overview */
  show(camera) {
    fill(this.#queries, camera.queries.map(queryLine));
    fill(this.#figures, figures(camera));
    this.#minute.show(camera.stages.lastMinute);
    this.#all.show(camera.stages.total);
    this.#legend.show(camera.stages.total);
    fill(
      this.#errors,
      Object.entries(SOURCES).map(([source, title]) => errors(title, camera[source])),
    );
  }
}

function queryLine(query) {
  return h("li", {}, chip(query.query, isThere(query)), h("span", { class: "soft" }, since(query)));
}

function since(query) {
  if (query.openEvent) {
    return ["since ", timeOf(query.openEvent.start)];
  }
  return query.lastEventEnd ? ["last seen ", timeOf(query.lastEventEnd)] : "not seen in the last hour";
}

function figures(camera) {
  const lag = camera.lag?.captureToDetectionMillis;
  return [
    entry("State", camera.stateText),
    entry("Frames", `${rate(camera.framesPerSecond)} captured, ${rate(camera.answeredPerSecond)} answered`),
    entry(
      "Answered",
      `${count(camera.framesAnswered)}, ${counted(camera.referenceCallsSaved, "reference call")} saved`,
    ),
    camera.lag?.frames == null ? null : entry("Behind", counted(camera.lag.frames, "frame")),
    lag == null
      ? null
      : entry("Capture to answer", `${duration(lag.p50)} (half), ${duration(lag.p99)} (99%)`),
    camera.newest === null
      ? null
      : entry("Newest frame", timeOf(camera.newest.capturedAt, { precise: true })),
    camera.deadLetters > 0
      ? entry(
          "Dead letters",
          h(
            "a",
            { href: `#/dead-letters?camera=${encodeURIComponent(camera.camera)}` },
            count(camera.deadLetters),
          ),
        )
      : null,
  ];
}

function errors(title, error) {
  if (!error) {
    return null;
  }
  return [
    h("h3", {}, title),
    h(
      "dl",
      { class: "entries" },
      error.queries.map((query) =>
        entry(
          query.query,
          `missed ${interval(query.falseNegativeRate, query.falseNegativeRateLower, query.falseNegativeRateUpper)}, `,
          `invented ${interval(query.falsePositiveRate, query.falsePositiveRateLower, query.falsePositiveRateUpper)}`,
          ` of ${counted(query.frames, "frame")}, 95% intervals`,
        ),
      ),
    ),
  ];
}
