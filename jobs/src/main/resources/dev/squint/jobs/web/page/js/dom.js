/**
 * Elements from data. Text goes in as text nodes only, so that nothing that a camera, a query or a broker is called can
 * become markup.
 */
import { clock, fullTime, preciseClock } from "./format.js";
import { stageOf } from "./stages.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element.
 *
 * @param {string} tag
 * @param {Object<string, *>} [attributes] `on` holds listeners; false, null and undefined leave an attribute out
 * @param {...(Node|string|number|null|undefined|Array)} children
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An SVG element; else as {@link h}. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** Puts children in place of those that are there. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(2).filter((child) => child != null && child !== false));
  return element;
}

/** Sets text only where it differs, so that screen readers and selections stay calm. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * A time of day whose title says day and zone.
 *
 * @param {string|number} instant
 * @param {{precise?: boolean}} [options] precise: to the millisecond
 */
export function timeOf(instant, { precise = false } = {}) {
  return h(
    "time",
    { datetime: new Date(instant).toISOString(), title: fullTime(instant) },
    precise ? preciseClock(instant) : clock(instant),
  );
}

/** The sign and name of a stage on its colour. */
export function stageBadge(id) {
  const badge = h("span", { class: "stage-badge" });
  showStage(badge, id);
  return badge;
}

/** Makes a badge show another stage. */
export function showStage(badge, id) {
  const stage = stageOf(id);
  if (badge.dataset.stage !== stage.id) {
    badge.dataset.stage = stage.id;
    badge.title = stage.hint;
    fill(badge, h("span", { class: "sign", "aria-hidden": "true" }, stage.sign), stage.name);
  }
}

/** A label and its value, for description lists. */
export function entry(label, ...value) {
  return h("div", { class: "entry" }, h("dt", {}, label), h("dd", {}, ...value));
}

/** An invitation where there is nothing to show. */
export function emptyState(title, text, command) {
  return h(
    "section",
    { class: "empty" },
    h("h2", {}, title),
    h("p", { class: "soft" }, text),
    command ? h("code", {}, command) : null,
  );
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) {
        element.addEventListener(type, listener);
      }
    } else if (value != null && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(
    ...children
      .flat(2)
      .filter((child) => child != null && child !== false)
      .map((child) => (child instanceof Node ? child : String(child))),
  );
  return element;
}
