/**
 * What all charts share: a uPlot that fits its place, follows the theme and cleans up.
 */
import uPlot from "../../assets/uPlot.esm.js";
import { clock, measure, minuteClock } from "../format.js";
import { colour, followTheme, font, leaveTheme } from "./theme.js";

const AXIS_FONT_PIXELS = 11;
const LABEL_PIXELS = 56;
const GUTTER_PIXELS = 42;

/** A uPlot in an element. */
export class Chart {
  #resizes;

  /**
   * @param {HTMLElement} place whose width and height the chart takes
   * @param {object} options of uPlot, without a size
   * @param {Array<Array<number|null>>} data columns of uPlot; the first holds epoch seconds
   */
  constructor(place, options, data) {
    this.place = place;
    this.plot = new uPlot(
      { ...this.#size(), legend: { show: false }, padding: [6, 0, 0, 0], ...options },
      data,
      place,
    );
    this.#resizes = new ResizeObserver(() => this.#fit());
    this.#resizes.observe(place);
    followTheme(this.plot);
  }

  /**
   * Shows other data over a span of time.
   *
   * @param {Array<Array<number|null>>} data
   * @param {{from: number, to: number}} span epoch milliseconds
   */
  show(data, span) {
    this.plot.batch(() => {
      this.plot.setData(data, false);
      this.plot.setScale("x", { min: span.from / 1000, max: span.to / 1000 });
    });
  }

  /** Takes the chart away. */
  dispose() {
    this.#resizes.disconnect();
    leaveTheme(this.plot);
    this.plot.destroy();
  }

  #size() {
    return { width: Math.max(1, this.place.clientWidth), height: Math.max(1, this.place.clientHeight) };
  }

  #fit() {
    const size = this.#size();
    if (size.width !== this.plot.width || size.height !== this.plot.height) {
      this.plot.setSize(size);
    }
  }
}

/** An axis of local time of day. */
export function timeAxis() {
  return {
    ...axis(),
    space: 70,
    size: 22,
    values: (plot, splits, index, space, increment) => {
      const words = increment < 60 ? clock : minuteClock;
      return splits.map((second) => (hasRoom(plot, second) ? words(second * 1000) : ""));
    },
  };
}

/**
 * An axis of values in the gutter that the style sheet leaves beside the plot.
 *
 * @param {Array<number>} splits where lines are drawn; the first, the ground, has no label
 */
export function valueAxis(splits) {
  return {
    ...axis(),
    scale: "y",
    size: GUTTER_PIXELS,
    gap: 4,
    splits: (plot) => splits.filter((value) => value <= plot.scales.y.max),
    values: (plot, shown) => shown.map((value) => (value == null || value === splits[0] ? "" : measure(value))),
    ticks: { show: false },
  };
}

/** A scale that never moves. */
export function fixedScale(min, max) {
  return { range: () => [min, max] };
}

/** Whether a label under a time would not be cut off at an edge. */
function hasRoom(plot, second) {
  const position = plot.valToPos(second, "x");
  return position > LABEL_PIXELS / 2 && position < plot.width - LABEL_PIXELS / 2;
}

function axis() {
  return {
    stroke: () => colour("--text-soft"),
    font: font(AXIS_FONT_PIXELS),
    grid: { stroke: () => colour("--line"), width: 1 },
    ticks: { stroke: () => colour("--line"), width: 1, size: 4 },
  };
}
