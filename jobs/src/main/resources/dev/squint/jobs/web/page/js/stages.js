/**
 * The stages that decide frames: their names, signs and colours, and how counts by stage are shared out. Pure.
 */

/**
 * @typedef {object} Stage
 * @property {string} id as records name it
 * @property {string} name in words
 * @property {string} sign tells it apart without colour
 * @property {string} variable its colour
 * @property {string} hint what it means that this stage decided
 */

/** @type {ReadonlyArray<Stage>} in the order of the cascade and of legends */
export const STAGES = Object.freeze([
  {
    id: "FRAME_SKIPPING",
    name: "frame skipping",
    sign: "»",
    variable: "--stage-skipping",
    hint: "The plan does not look at this frame; it takes the answer of the last one looked at.",
  },
  {
    id: "DIFFERENCE_DETECTOR",
    name: "difference detector",
    sign: "≈",
    variable: "--stage-difference",
    hint: "Nothing has changed; the frame takes an earlier frame's answer.",
  },
  {
    id: "SPECIALIZED_MODEL",
    name: "specialized model",
    sign: "◆",
    variable: "--stage-specialized",
    hint: "The tiny network trained for this camera was sure.",
  },
  {
    id: "REFERENCE_MODEL",
    name: "reference model",
    sign: "●",
    variable: "--stage-reference",
    hint: "The full detector looked at this frame.",
  },
  {
    id: "UNRESOLVED",
    name: "unresolved",
    sign: "?",
    variable: "--stage-unresolved",
    hint: "The reference model did not answer in time, or could not read the frame.",
  },
]);

const NONE = Object.freeze({
  id: "NONE",
  name: "no answer yet",
  sign: "–",
  variable: "--stage-none",
  hint: "No frame of this camera has been answered yet.",
});

const byId = new Map(STAGES.map((stage) => [stage.id, stage]));

/** @param {string|null|undefined} id @returns {Stage} */
export function stageOf(id) {
  return byId.get(id) ?? NONE;
}

/**
 * The share of each stage that decided anything.
 *
 * @param {Object<string, number>|null|undefined} counts frames by stage
 * @returns {Array<{stage: Stage, frames: number, share: number}>} in the order of legends
 */
export function sharesOf(counts) {
  const total = STAGES.reduce((sum, stage) => sum + (counts?.[stage.id] ?? 0), 0);
  return STAGES.map((stage) => ({ stage, frames: counts?.[stage.id] ?? 0 }))
    .filter((part) => part.frames > 0)
    .map((part) => ({ ...part, share: part.frames / total }));
}
