"use strict";
/* What all charts share: the data, the colours of the page, and when to draw. */
const page = document.documentElement;
page.dataset.errors = "0";
window.addEventListener("error", event => {
  page.dataset.errors = String(Number(page.dataset.errors) + 1);
  page.dataset.lastError = event.message;
});

const data = JSON.parse(document.getElementById("data").textContent);
const charts = [];

function colour(name) {
  return getComputedStyle(page).getPropertyValue("--" + name).trim();
}

function bytes(text) {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}

function isNarrow() {
  return window.innerWidth < 560;
}

/* The chart in an element, drawn anew when the page's colours or width change. */
function chart(id, options, afterDrawing) {
  const element = document.getElementById(id);
  if (element) {
    charts.push({ element, options, afterDrawing, instance: null });
  }
}

function drawAll() {
  for (const entry of charts) {
    if (entry.instance === null) {
      entry.instance = echarts.init(entry.element);
    } else {
      entry.instance.resize();
    }
    entry.instance.setOption(Object.assign(base(), entry.options(entry.instance)), true);
    if (entry.afterDrawing) {
      entry.afterDrawing(entry.instance);
    }
  }
  page.dataset.ready = String(charts.length);
}

function base() {
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("text") },
    aria: { enabled: false },
  };
}

function tooltip(more) {
  return Object.assign({
    backgroundColor: colour("card"), borderColor: colour("line"), confine: true,
    textStyle: { color: colour("text"), fontSize: 13 },
  }, more);
}

function axis(more) {
  return Object.assign({
    nameTextStyle: { color: colour("soft"), fontSize: 12 },
    axisLabel: Object.assign({ color: colour("soft"), fontSize: 12 }, more.axisLabel),
    axisLine: { lineStyle: { color: colour("line") } },
    axisTick: { lineStyle: { color: colour("line") } },
    splitLine: { lineStyle: { color: colour("grid") } },
  }, Object.fromEntries(Object.entries(more).filter(([key]) => key !== "axisLabel")));
}

/* Names come from users: tooltips are HTML. */
function escaped(text) {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}

function clock(seconds, withTenths) {
  const whole = Math.floor(seconds + 1e-6);
  const two = number => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const tenths = withTenths ? "." + Math.floor((seconds - whole) * 10 + 1e-6) : "";
  const rest = two(Math.floor(whole / 60) % 60) + ":" + two(whole % 60) + tenths;
  return hours > 0 || data.frames / data.framesPerSecond >= 3600 ? hours + ":" + rest : rest;
}

function micros(value) {
  if (value >= 1e6) return round(value / 1e6) + " s";
  if (value >= 1e3) return round(value / 1e3) + " ms";
  return round(value) + " µs";
}

function percent(share) {
  return share < 0 ? "nothing to measure" : round(share * 100) + "%";
}

function round(value) {
  return String(Number(value.toPrecision(3)));
}

/* Scores are coded by their logit, differences by their logarithm; 255 was not measured. */
const MISSING = 255;
const STEPS = 254;
const logitOf = code => code / STEPS * 2 * data.largestLogit - data.largestLogit;
const scoreOf = logit => 1 / (1 + Math.exp(-logit));
const powerOf = code => data.smallestPower - code / STEPS * data.smallestPower;
const logit = score =>
  Math.max(-data.largestLogit, Math.min(data.largestLogit, Math.log(score / (1 - score))));

const SCORE_TICKS = [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999];

function scoreText(score) {
  return score < 0.01 || score > 0.99 ? score.toFixed(4) : score.toFixed(3);
}

/* Redraws when dark becomes light, on paper, and when the window's width changes. */
function watch() {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  matchMedia("print").addEventListener("change", drawAll);
  let width = window.innerWidth;
  let waiting = 0;
  window.addEventListener("resize", () => {
    if (window.innerWidth !== width) {
      width = window.innerWidth;
      clearTimeout(waiting);
      waiting = setTimeout(drawAll, 100);
    }
  });
}
