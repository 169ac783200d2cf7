/**
 * What a bucket of a camera's timeline says. Pure.
 */
import { clock, counted, percent } from "./format.js";
import { sharesOf, STAGES } from "./stages.js";

/**
 * The bucket that holds a time, or the nearest one.
 *
 * @param {{startMillis: Array<number>, bucketMillis: number}} timeline
 * @param {number} millis epoch milliseconds
 * @returns {number} index
 */
export function bucketAt(timeline, millis) {
  const first = timeline.startMillis[0];
  const index = Math.floor((millis - first) / timeline.bucketMillis);
  return Math.min(Math.max(index, 0), timeline.startMillis.length - 1);
}

/** The middle of a bucket. @returns {number} epoch milliseconds */
export function middleOf(timeline, bucket) {
  return timeline.startMillis[bucket] + timeline.bucketMillis / 2;
}

/** A bucket in words. @returns {string} "12:03:20: 100 frames, difference detector 98%, …; person present in 12%" */
export function describeBucket(timeline, bucket) {
  const time = clock(timeline.startMillis[bucket]);
  const frames = timeline.frames[bucket];
  if (frames === 0) {
    return `${time}: no frame`;
  }
  const counts = Object.fromEntries(STAGES.map(({ id }) => [id, timeline.stages[id][bucket]]));
  const stages = sharesOf(counts).map(({ stage, share }) => `${stage.name} ${percent(share)}`);
  const queries = timeline.queries
    .filter((query) => query.presentShare[bucket] != null)
    .map((query) => presenceIn(query, bucket));
  const dead = timeline.deadLetters[bucket];
  return [
    `${time}: ${counted(frames, "frame")}, ${stages.join(", ")}`,
    ...queries,
    ...(dead > 0 ? [counted(dead, "dead letter")] : []),
  ].join("; ");
}

/** The whole timeline in one sentence. */
export function describeTimeline(timeline) {
  const counts = Object.fromEntries(
    STAGES.map(({ id }) => [id, timeline.stages[id].reduce((sum, frames) => sum + frames, 0)]),
  );
  const shares = sharesOf(counts).map(({ stage, share }) => `${stage.name} ${percent(share)}`);
  const total = timeline.frames.reduce((sum, frames) => sum + frames, 0);
  return `${counted(total, "frame")} from ${clock(timeline.from)} to ${clock(timeline.to)}: ${shares.join(", ") || "none answered"}; ${counted(timeline.events.length, "event")}.`;
}

/**
 * Where an event lies within a span, cut to it.
 *
 * @param {{state: string, start: string, end: string|null}} event whose end may be unknown
 * @param {{from: number, to: number}} span epoch milliseconds
 * @returns {{left: number, width: number}} shares of the span
 */
export function placeOf(event, span) {
  const length = span.to - span.from;
  const start = Math.max(Date.parse(event.start), span.from);
  const last = event.state === "OPEN" ? span.to : Date.parse(event.end ?? event.start);
  const end = Math.min(last, span.to);
  return { left: (start - span.from) / length, width: Math.max(0, end - start) / length };
}

function presenceIn(query, bucket) {
  const share = query.presentShare[bucket];
  if (share === 0) {
    return `${query.query} absent`;
  }
  return share === 1 ? `${query.query} present` : `${query.query} present in ${percent(share)}`;
}
