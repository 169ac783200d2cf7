/**
 * The last minutes of a camera, frame by frame.
 */
import { differenceTrace, scoreTrace } from "../charts/traces.js";
import { h, setText } from "../dom.js";
import { counted, measure } from "../format.js";
import { frameModel } from "../scrub-models.js";
import { Scrubber } from "../scrubber.js";

/** The difference trace and a trace of scores a query, each a slider. */
export class TracesPanel {
  #listeners;
  #places = h("div", { class: "traces" });
  #empty = h("p", { class: "soft" }, "No frame in the last minutes.");
  #traces = new Map();

  /** @param {{choose: function, hover: function, move: function}} listeners as a {@link Scrubber}'s */
  constructor(listeners) {
    this.#listeners = listeners;
    this.element = h(
      "section",
      { class: "panel", "aria-labelledby": "traces-heading" },
      h("h2", { id: "traces-heading" }, "Last minutes, frame by frame"),
      this.#empty,
      this.#places,
    );
  }

  /** The sliders of all traces. */
  get scrubbers() {
    return [...this.#traces.values()].map((trace) => trace.scrubber);
  }

  /** @param {import("../trace-window.js").TraceWindow} window */
  show(window) {
    this.#empty.hidden = window.length > 0;
    if (window.length === 0) {
      return;
    }
    if (this.#hasDifferences(window)) {
      this.#showTrace(
        "difference",
        window,
        "Difference to the baseline",
        differenceTrace,
        describeDifference,
      );
    }
    for (const query of window.queries) {
      const describe = (frames) => describeScores(frames, query);
      this.#showTrace(
        `query ${query}`,
        window,
        `Scores of ${query}`,
        (place) => scoreTrace(place, query),
        describe,
      );
    }
  }

  dispose() {
    this.#traces.forEach((trace) => trace.chart.dispose());
  }

  #hasDifferences(window) {
    return (
      this.#traces.has("difference") || window.column("differenceThreshold").some((value) => value != null)
    );
  }

  #showTrace(key, window, label, chartOf, describe) {
    const trace = this.#traces.get(key) ?? this.#addTrace(key, label, chartOf);
    trace.chart.show(window);
    trace.scrubber.model = frameModel(window);
    setText(trace.caption, describe(window));
  }

  #addTrace(key, label, chartOf) {
    const place = h("div", { class: "trace-chart" });
    const track = h("div", { class: "trace-track" }, place);
    const reading = h("p", { class: "reading", "aria-hidden": "true" });
    const caption = h("span", { class: "soft" });
    this.#places.append(
      h("figure", { class: "trace" }, h("figcaption", {}, h("h3", {}, label), caption), track, reading),
    );
    const scrubber = new Scrubber(track, { label: `${label}, last minutes`, reading, ...this.#listeners });
    const trace = { chart: chartOf(place), scrubber, caption };
    this.#traces.set(key, trace);
    return trace;
  }
}

function describeDifference(window) {
  const differences = window.column("difference");
  const thresholds = window.column("differenceThreshold");
  const above = differences.filter((value, index) => value > thresholds[index]).length;
  const threshold = thresholds.findLast((value) => value != null);
  return `newest ${measure(differences.at(-1))}, threshold ${measure(threshold)}; ${counted(above, "frame")} of ${window.length} above it`;
}

function describeScores(window, query) {
  const lower = window.queryColumn(query, "lower").at(-1);
  const upper = window.queryColumn(query, "upper").at(-1);
  const bounds =
    lower == null
      ? "no specialized model"
      : `absent below ${measure(lower)}, present above ${measure(upper)}`;
  const asked = window.queryColumn(query, "reference").filter((score) => score != null).length;
  return `${bounds}; ${counted(asked, "frame")} seen by the reference model`;
}
