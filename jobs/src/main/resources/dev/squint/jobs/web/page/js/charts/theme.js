/**
 * The page's colours for canvases, which do not know style sheets.
 */

const charts = new Set();
let colours = new Map();

/** A colour of the style sheet as it is now. @param {string} variable for example "--line" */
export function colour(variable) {
  if (!colours.has(variable)) {
    colours.set(variable, getComputedStyle(document.documentElement).getPropertyValue(variable).trim());
  }
  return colours.get(variable);
}

/** The page's font in a size for canvases. @param {number} pixels */
export function font(pixels) {
  return `${pixels}px ${colour("--font")}`;
}

/** Draws a chart anew when colours change. @param {{redraw: function(): void}} chart */
export function followTheme(chart) {
  charts.add(chart);
}

/** Ends {@link followTheme}. */
export function leaveTheme(chart) {
  charts.delete(chart);
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  colours = new Map();
  charts.forEach((chart) => chart.redraw());
});
