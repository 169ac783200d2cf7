/**
 * Live traces, frame by frame: the difference against its threshold, and scores against theirs.
 */
import uPlot from "../../assets/uPlot.esm.js";
import { stageOf } from "../stages.js";
import { Chart, fixedScale, timeAxis, valueAxis } from "./chart.js";
import { colour } from "./theme.js";

const stepped = uPlot.paths.stepped({ align: 1 });

const STRIP_PIXELS = 6;
const POINT_PIXELS = 5;
/** The scale shows at least so many thresholds, so that the threshold's line never sticks to the top. */
const LEAST_THRESHOLDS = 3;
const HEADROOM = 1.5;
const DIFFERENCE_WITHOUT_THRESHOLD = 1e-4;

/**
 * The difference detector's trace, with the deciding stage of each frame as a strip below.
 *
 * @param {HTMLElement} place
 * @returns {{show: function(import("../trace-window.js").TraceWindow): void, dispose: function(): void, plot: object}}
 */
export function differenceTrace(place) {
  const stages = [];
  let threshold = DIFFERENCE_WITHOUT_THRESHOLD;
  const chart = new Chart(
    place,
    {
      cursor: quietCursor(),
      scales: {
        x: { time: true },
        y: {
          distr: 4,
          asinh: DIFFERENCE_WITHOUT_THRESHOLD,
          range: (plot, low, high) => [0, Math.max(HEADROOM * (high ?? 0), LEAST_THRESHOLDS * threshold)],
        },
      },
      axes: [timeAxis(), valueAxis([0, 0.0001, 0.001, 0.01, 0.1, 1])],
      series: [
        {},
        line("--series-1", { width: 1.5, fill: true }),
        line("--threshold", { width: 1.5, dash: [6, 4], isStepped: true }),
      ],
      hooks: { draw: [(plot) => drawStrip(plot, stages)] },
    },
    [[], [], []],
  );
  return {
    plot: chart.plot,
    dispose: () => chart.dispose(),
    show(window) {
      stages.splice(0, stages.length, ...window.column("decidedBy"));
      const thresholds = window.column("differenceThreshold");
      threshold = thresholds.findLast((value) => value != null) ?? DIFFERENCE_WITHOUT_THRESHOLD;
      chart.show([secondsOf(window), window.column("difference"), thresholds], window.span);
    },
  };
}

/**
 * The scores of one query: the specialized model's between its thresholds, and the reference model's.
 *
 * @param {HTMLElement} place
 * @param {string} query
 */
export function scoreTrace(place, query) {
  const chart = new Chart(
    place,
    {
      cursor: quietCursor(),
      scales: { x: { time: true }, y: fixedScale(-0.04, 1.06) },
      axes: [timeAxis(), valueAxis([0, 0.5, 1])],
      bands: [{ series: [2, 1], fill: () => `${colour("--threshold")}26` }],
      series: [
        {},
        line("--threshold", { width: 1, dash: [6, 4], isStepped: true }),
        line("--threshold", { width: 1, dash: [6, 4], isStepped: true }),
        line("--text-soft", { width: 1 }),
        points("--stage-specialized"),
        points("--stage-reference"),
      ],
    },
    [[], [], [], [], [], []],
  );
  return {
    plot: chart.plot,
    dispose: () => chart.dispose(),
    show(window) {
      const columns = ["lower", "upper", "score", "specialized", "reference"];
      chart.show([secondsOf(window), ...columns.map((name) => window.queryColumn(query, name))], window.span);
    },
  };
}

function secondsOf(window) {
  return window.column("capturedAtMillis").map((millis) => millis / 1000);
}

function quietCursor() {
  return {
    y: false,
    drag: { x: false, y: false, setScale: false },
    points: { show: false },
    sync: { key: "traces" },
  };
}

function line(variable, { width, dash, isStepped = false, fill = false }) {
  return {
    stroke: () => colour(variable),
    fill: fill ? () => `${colour(variable)}30` : undefined,
    width,
    dash,
    paths: isStepped ? stepped : undefined,
    points: { show: false },
  };
}

function points(variable) {
  return {
    stroke: () => colour(variable),
    paths: () => null,
    points: {
      show: true,
      size: POINT_PIXELS,
      fill: () => colour(variable),
      stroke: () => colour(variable),
      width: 0,
    },
  };
}

function drawStrip(plot, stages) {
  const { ctx, bbox } = plot;
  const seconds = plot.data[0];
  const height = STRIP_PIXELS * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (let index = 0; index < seconds.length; index++) {
    const from = plot.valToPos(seconds[index], "x", true);
    const to = plot.valToPos(seconds[index + 1] ?? seconds[index], "x", true);
    ctx.fillStyle = colour(stageOf(stages[index]).variable);
    ctx.fillRect(from, bbox.top + bbox.height - height, Math.max(1, to - from), height);
  }
  ctx.restore();
}
