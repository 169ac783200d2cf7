/**
 * The last hour of a camera: who decided, what was there, and a way to any moment of it.
 */
import { describeTimeline, placeOf } from "../buckets.js";
import { stackedShares, stageBars } from "../charts/stage-bars.js";
import { fill, h, setText } from "../dom.js";
import { clock, duration } from "../format.js";
import { bucketModel } from "../scrub-models.js";
import { Scrubber } from "../scrubber.js";

/** Events and stages over time, walked along as one slider. */
export class TimelinePanel {
  #summary = h("p", { class: "soft" }, "Reading the last hour…");
  #stages = h("div", { class: "timeline-stages" });
  #rows = h("div", { class: "timeline-rows" });
  #reading = h("p", { class: "reading", "aria-hidden": "true" });
  #chart;

  /** @param {{choose: function, hover: function, move: function}} listeners as a {@link Scrubber}'s */
  constructor(listeners) {
    const track = h("div", { class: "timeline" }, this.#stages, this.#rows);
    this.element = h(
      "section",
      { class: "panel timeline-panel", "aria-labelledby": "timeline-heading" },
      h("div", { class: "panel-head" }, h("h2", { id: "timeline-heading" }, "Last hour"), this.#summary),
      track,
      this.#reading,
      h(
        "p",
        { class: "hint soft" },
        "Click any point, or walk with the arrow keys and press Enter, to see why it was answered so.",
      ),
    );
    this.scrubber = new Scrubber(track, {
      label: "Timeline of the last hour",
      reading: this.#reading,
      ...listeners,
    });
  }

  /** @param {object} timeline as the server sends it */
  show(timeline) {
    this.#chart ??= stageBars(this.#stages);
    const model = bucketModel(timeline);
    this.#chart.show(stackedShares(timeline), model.span);
    setText(this.#summary, describeTimeline(timeline));
    fill(
      this.#rows,
      timeline.queries.map((query) => row(query.query, timeline.events, model.span)),
    );
    this.scrubber.model = model;
  }

  dispose() {
    this.#chart?.dispose();
  }
}

function row(query, events, span) {
  const bands = events.filter((event) => event.query === query).map((event) => band(event, span));
  return h("div", {}, h("p", { class: "row-label soft" }, query), h("div", { class: "timeline-row" }, bands));
}

function band(event, span) {
  const { left, width } = placeOf(event, span);
  const isOpen = event.state === "OPEN";
  const element = h("span", {
    class: isOpen ? "band open" : "band",
    title: `${event.query} from ${clock(event.start)}, ${isOpen ? "still there" : `for ${duration(event.durationMillis)}`}`,
  });
  element.style.left = `${left * 100}%`;
  element.style.width = `${width * 100}%`;
  return element;
}
