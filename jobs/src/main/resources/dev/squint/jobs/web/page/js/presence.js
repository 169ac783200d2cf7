/**
 * What is there now, in words. Pure.
 */
import { presence } from "./format.js";
import { stageOf } from "./stages.js";

/**
 * @param {object} camera of the overview
 * @returns {string} "lobby: person present, car absent; decided by the reference model"
 */
export function describeCamera(camera) {
  const queries = camera.queries.map((query) => `${query.query} ${presence(isThere(query))}`);
  const stage = camera.newest
    ? `; decided by ${stageOf(camera.newest.decidedBy).name}`
    : "; no frame answered yet";
  return `${camera.camera}: ${queries.join(", ") || "no query"}${stage}`;
}

/** Whether a query's object is there after smoothing. @param {object} query of the overview */
export function isThere(query) {
  if (query.openEvent) {
    return true;
  }
  return query.present == null ? null : false;
}

/**
 * How long before the newest frame the reference model last looked.
 *
 * @param {{capturedAt: string, referenceAnswer: {capturedAt: string}|null}} frame of the stream
 */
export function referenceAgeMillis(frame) {
  return frame.referenceAnswer === null
    ? 0
    : Math.max(0, Date.parse(frame.capturedAt) - Date.parse(frame.referenceAnswer.capturedAt));
}
