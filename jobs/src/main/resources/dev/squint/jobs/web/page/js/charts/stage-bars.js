/**
 * The share of the stages over time as stacked bars.
 */
import uPlot from "../../assets/uPlot.esm.js";
import { STAGES } from "../stages.js";
import { Chart, fixedScale, timeAxis } from "./chart.js";
import { colour } from "./theme.js";

/** From the dear to the cheap, as they stand on one another from the ground up. */
const FROM_THE_GROUND = [...STAGES].reverse();

/**
 * The columns of stacked bars: for each stage the height of its upper edge, the highest first, so that lower ones are
 * drawn over it. Pure.
 *
 * @param {{startMillis: Array<number>, stages: Object<string, Array<number>>}} timeline
 * @returns {Array<Array<number|null>>} epoch seconds, then a column a stage; null where no frame was answered
 */
export function stackedShares(timeline) {
  const seconds = timeline.startMillis.map((millis) => millis / 1000);
  const edges = FROM_THE_GROUND.map(() => new Array(seconds.length).fill(null));
  for (let bucket = 0; bucket < seconds.length; bucket++) {
    const frames = FROM_THE_GROUND.map((stage) => timeline.stages[stage.id][bucket]);
    const total = frames.reduce((sum, count) => sum + count, 0);
    let below = 0;
    for (let stage = 0; total > 0 && stage < frames.length; stage++) {
      below += frames[stage];
      edges[stage][bucket] = below / total;
    }
  }
  return [seconds, ...edges.reverse()];
}

/**
 * @param {HTMLElement} place
 * @param {{axis?: boolean}} [options] axis: with times below
 * @returns {Chart} show it {@link stackedShares}
 */
export function stageBars(place, { axis = true } = {}) {
  const bars = uPlot.paths.bars({ size: [1, Infinity], gap: 0, align: 1 });
  return new Chart(
    place,
    {
      padding: [0, 0, 0, 0],
      cursor: { show: false },
      scales: { x: { time: true }, y: fixedScale(0, 1) },
      axes: [axis ? { ...timeAxis(), grid: { show: false } } : { show: false }, { show: false }],
      series: [
        {},
        ...STAGES.map((stage) => ({
          paths: bars,
          points: { show: false },
          width: 0,
          fill: () => colour(stage.variable),
        })),
      ],
    },
    [[], ...STAGES.map(() => [])],
  );
}
