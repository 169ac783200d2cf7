/**
 * A camera's picture with zones and boxes over it.
 */
import { fill, h, svg } from "./dom.js";
import { measure, percent } from "./format.js";
import { forget, request } from "./picture-queue.js";

/** Boxes of an answer this old are at their faintest, and after the second time gone. */
const FAINT_AFTER_MILLIS = 8_000;
const GONE_AFTER_MILLIS = 30_000;
const FAINTEST = 0.25;
const READABLE = 0.7;

const USUAL_SIZE = { width: 16, height: 9 };

/**
 * How visible boxes of an earlier frame still are. Pure.
 *
 * @param {number} ageMillis how much earlier that frame was
 * @returns {number} 1 for the frame itself, down to a faint rest, 0 when too old to show
 */
export function opacityAt(ageMillis) {
  if (ageMillis > GONE_AFTER_MILLIS) {
    return 0;
  }
  return Math.max(FAINTEST, 1 - (ageMillis / FAINT_AFTER_MILLIS) * (1 - FAINTEST));
}

/** A picture that changes without flicker: the next one is decoded before it takes the place of the last. */
export class Picture {
  #image = h("img", { alt: "", class: "picture-image", hidden: true });
  #zones = svg("svg", {
    class: "zones",
    viewBox: "0 0 1 1",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  #boxes = h("div", { class: "boxes", "aria-hidden": "true" });
  #missing = h("p", { class: "picture-missing", hidden: true }, "The picture is gone.");
  #inner;
  #zonesShown = "";
  #url = null;

  /** @param {{large?: boolean}} [options] */
  constructor({ large = false } = {}) {
    this.#inner = h(
      "div",
      { class: "picture-inner skeleton" },
      this.#image,
      this.#zones,
      this.#boxes,
      this.#missing,
    );
    this.element = h("div", { class: large ? "picture large" : "picture" }, this.#inner);
    this.shape(USUAL_SIZE);
  }

  /** Makes room for pictures of a size. @param {{width: number, height: number}|null} size pixels; null keeps the shape */
  shape(size) {
    if (size) {
      this.#inner.style.setProperty("--ratio", String(size.width / size.height));
    }
  }

  /** Draws zones. @param {Array<{zone: {name: string, corners: Array<{x: number, y: number}>}|null}>} queries */
  showZones(queries) {
    const zones = queries.map((query) => query.zone).filter((zone) => zone);
    const key = JSON.stringify(zones);
    if (key !== this.#zonesShown) {
      this.#zonesShown = key;
      fill(
        this.#zones,
        zones.map((zone) =>
          svg("polygon", { points: zone.corners.map(({ x, y }) => `${x},${y}`).join(" ") }),
        ),
      );
    }
  }

  /**
   * Shows a picture, and its boxes in the same moment. One that cannot be had leaves the last one there.
   *
   * @param {{url: string, alt: string, objects?: Array<object>|null, ageMillis?: number}} next objects: with boxes in
   *     unit coordinates; ageMillis: how much earlier than the picture the frame was that they were found in
   * @param {function(): void} [shown]
   */
  show(next, shown = () => {}) {
    if (next.url === this.#url) {
      this.#image.alt = next.alt;
      return;
    }
    this.#url = next.url;
    request(this, next.url, (image) => {
      this.#inner.classList.remove("skeleton");
      if (image === null) {
        this.#url = null;
        this.#missing.hidden = !this.#image.hidden;
      } else {
        this.#replaceImage(image, next.alt);
        this.#showBoxes(next.objects ?? [], next.ageMillis ?? 0);
        shown();
      }
    });
  }

  /** Says in words what the picture shows. @param {string} alt */
  describe(alt) {
    if (this.#image.alt !== alt) {
      this.#image.alt = alt;
    }
  }

  /** Whether a picture was asked for. */
  get isAsked() {
    return this.#url !== null;
  }

  /** Gives up what is still waited for. */
  dispose() {
    forget(this);
  }

  #replaceImage(image, alt) {
    this.#missing.hidden = true;
    image.className = this.#image.className;
    image.alt = alt;
    this.#image.replaceWith(image);
    this.#image = image;
  }

  #showBoxes(objects, ageMillis) {
    const opacity = opacityAt(ageMillis);
    this.#boxes.classList.toggle("earlier", ageMillis > 0);
    this.#boxes.classList.toggle("faint", opacity < READABLE);
    this.#boxes.style.opacity = String(opacity);
    fill(this.#boxes, opacity === 0 ? [] : objects.map(boxOf));
  }
}

function boxOf(object) {
  const { x, y, width, height } = object.box;
  const label = h("span", { class: "box-label" }, `${object.class} ${measure(object.score)}`);
  const box = h(
    "div",
    { class: y < 0.08 ? "box low" : "box", title: `${object.class}, ${percent(object.score)}` },
    label,
  );
  box.style.left = `${x * 100}%`;
  box.style.top = `${y * 100}%`;
  box.style.width = `${width * 100}%`;
  box.style.height = `${height * 100}%`;
  return box;
}
