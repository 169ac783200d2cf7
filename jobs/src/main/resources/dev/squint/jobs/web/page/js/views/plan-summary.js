/**
 * A plan in a few lines: its stages, thresholds, expected cost and certificate.
 */
import { entry, h } from "../dom.js";
import { counted, measure, micros, percent } from "../format.js";
import { stageOf } from "../stages.js";

const BASELINES = {
  REFERENCE_IMAGE: "a reference image of the scene",
  EARLIER_FRAME: "an earlier frame",
  LAST_LET_THROUGH: "the last frame let through",
};

/**
 * @param {object|null} plan as the server sends it; null when it was not published
 * @param {string|null} planId
 * @returns {HTMLElement}
 */
export function planSummary(plan, planId) {
  if (plan === null) {
    return h(
      "p",
      { class: "soft" },
      planId === null
        ? "No plan has decided a frame yet."
        : `${planId} decides, but was not published to the plans topic.`,
    );
  }
  return h(
    "div",
    {},
    h(
      "ol",
      { class: "plan-stages" },
      plan.stages.map((id) => planStage(id, plan)),
    ),
    h(
      "dl",
      { class: "entries" },
      entry("Plan", h("code", {}, plan.id)),
      entry(
        "Smoothing",
        `${counted(plan.smoothingFrames, "frame")} at ${measure(plan.framesPerSecond)} a second`,
      ),
      ...costEntries(plan.cost),
      ...certificateEntries(plan),
    ),
  );
}

function planStage(id, plan) {
  const stage = stageOf(id);
  return h(
    "li",
    { "data-stage": id },
    h("span", { class: "swatch", "data-stage": id, "aria-hidden": "true" }, stage.sign),
    h(
      "span",
      {},
      h("b", {}, stage.name),
      stageDetails(id, plan).map((line) => h("span", { class: "soft line-of" }, line)),
    ),
  );
}

function stageDetails(id, plan) {
  if (id === "FRAME_SKIPPING") {
    return [`looks at every ${ordinal(plan.processEvery)} frame`];
  }
  if (id === "DIFFERENCE_DETECTOR" && plan.difference) {
    const { baseline, threshold, recheckAfterFrames } = plan.difference;
    const recheck = recheckAfterFrames ? `, looks anew after ${counted(recheckAfterFrames, "frame")}` : "";
    return [`against ${BASELINES[baseline] ?? baseline}, threshold ${measure(threshold)}${recheck}`];
  }
  if (id === "SPECIALIZED_MODEL") {
    return plan.queries
      .filter((query) => query.lower != null)
      .map(
        (query) =>
          `${query.query}: absent below ${measure(query.lower)}, present above ${measure(query.upper)}`,
      );
  }
  return [];
}

function costEntries(cost) {
  if (!cost) {
    return [];
  }
  return [
    entry(
      "Expected cost",
      `${micros(cost.microsPerFrame)} a frame, ${percent(cost.referenceShare)} to the reference model: ${measure(cost.speedup)} times cheaper`,
    ),
  ];
}

function certificateEntries(plan) {
  const certificate = plan.certificate;
  if (!certificate) {
    return [entry("Certificate", plan.tuned ? "none: tuned, but not certified" : "none: nothing was tuned")];
  }
  const asked = `missed at most ${percent(certificate.maxFalseNegativeRate)}, invented at most ${percent(certificate.maxFalsePositiveRate)}, confidence ${percent(certificate.confidence)}`;
  return [
    entry(
      "Certificate",
      certificate.holds ? `holds: ${asked}` : `does not hold for what was asked: ${asked}`,
    ),
    ...certificate.queries.map((query) =>
      entry(
        query.query,
        `missed ${boundOf(query.falseNegatives)}; invented ${boundOf(query.falsePositives)}`,
      ),
    ),
  ];
}

function boundOf(rate) {
  return `${percent(rate.observed)}, at most ${percent(rate.upperBound)} on ${counted(rate.units, "unit")}`;
}

function ordinal(number) {
  return { 1: "", 2: "second", 3: "third" }[number] ?? `${number}th`;
}
