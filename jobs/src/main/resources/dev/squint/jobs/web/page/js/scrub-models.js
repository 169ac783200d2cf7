/**
 * What can be walked along in time: buckets of a timeline, frames of a trace. Pure.
 */
import { bucketAt, describeBucket, middleOf } from "./buckets.js";
import { measure, percent, preciseClock, presence } from "./format.js";
import { stageOf } from "./stages.js";

/**
 * @typedef {object} ScrubModel
 * @property {{from: number, to: number}} span epoch milliseconds
 * @property {function(number, number): number} step the time so many places further than a time
 * @property {function(number): string} describe what is there at a time, in words
 */

/** @param {object} timeline as the server sends it, with at least one bucket @returns {ScrubModel} */
export function bucketModel(timeline) {
  return {
    span: { from: Date.parse(timeline.from), to: Date.parse(timeline.to) },
    step(millis, places) {
      const bucket = bucketAt(timeline, millis) + places;
      return middleOf(timeline, Math.min(Math.max(bucket, 0), timeline.frames.length - 1));
    },
    describe: (millis) => describeBucket(timeline, bucketAt(timeline, millis)),
  };
}

/** @param {import("./trace-window.js").TraceWindow} window with at least one frame @returns {ScrubModel} */
export function frameModel(window) {
  const times = window.column("capturedAtMillis");
  return {
    span: window.span,
    step(millis, places) {
      const index = nearest(times, millis) + places;
      return times[Math.min(Math.max(index, 0), times.length - 1)];
    },
    describe: (millis) => describeFrame(window, nearest(times, millis)),
  };
}

/** The place of the value nearest to another. @param {Array<number>} ascending not empty */
export function nearest(ascending, value) {
  let low = 0;
  let high = ascending.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= value) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return value - ascending[low] <= ascending[high] - value ? low : high;
}

function describeFrame(window, index) {
  const difference = window.column("difference")[index];
  const threshold = window.column("differenceThreshold")[index];
  const queries = window.queries.map((query) => describeQuery(window, query, index));
  return [
    `${preciseClock(window.column("capturedAtMillis")[index])}, frame ${window.column("frame")[index]}: ${stageOf(window.column("decidedBy")[index]).name}`,
    ...(difference == null ? [] : [`difference ${measure(difference)}${ofThreshold(difference, threshold)}`]),
    ...queries,
  ].join("; ");
}

function ofThreshold(difference, threshold) {
  return threshold ? `, ${percent(difference / threshold)} of the threshold` : "";
}

function describeQuery(window, query, index) {
  const value = (name) => window.queryColumn(query, name)[index];
  const scores = ["specialized", "reference"]
    .filter((name) => value(name) != null)
    .map((name) => `${name} ${measure(value(name))}`);
  return `${query} ${presence(value("present"))}${scores.length > 0 ? ` (${scores.join(", ")})` : ""}`;
}
