/**
 * Which share of frames each stage decided.
 */
import { fill, h } from "../dom.js";
import { counted, percent } from "../format.js";
import { sharesOf } from "../stages.js";

/** A stacked bar of stage shares, with a sentence for those who do not see it. */
export class ShareBar {
  element = h("div", { class: "share-bar", role: "img" });
  #parts = new Map();
  #label;

  /** @param {string} label what the shares are of */
  constructor(label) {
    this.#label = label;
  }

  /** @param {Object<string, number>|null} counts frames by stage */
  show(counts) {
    const shares = sharesOf(counts);
    for (const [id, part] of this.#parts) {
      if (!shares.some(({ stage }) => stage.id === id)) {
        part.remove();
        this.#parts.delete(id);
      }
    }
    for (const { stage, share } of shares) {
      const part = this.#parts.get(stage.id) ?? h("span", { "data-stage": stage.id });
      part.style.flexGrow = String(share);
      part.title = `${stage.name} ${percent(share)}`;
      this.#parts.set(stage.id, part);
      this.element.append(part);
    }
    const words = shares.map(({ stage, share }) => `${stage.name} ${percent(share)}`).join(", ");
    this.element.setAttribute("aria-label", `${this.#label}: ${words || "no frame yet"}`);
  }
}

/** The list of stages with colours, signs and shares. */
export class Legend {
  element = h("ul", { class: "legend" });

  /** @param {Object<string, number>|null} counts frames by stage */
  show(counts) {
    fill(
      this.element,
      sharesOf(counts).map(({ stage, frames, share }) =>
        h(
          "li",
          { title: `${counted(frames, "frame")}. ${stage.hint}` },
          h("span", { class: "swatch", "data-stage": stage.id, "aria-hidden": "true" }, stage.sign),
          `${stage.name} `,
          h("b", {}, percent(share)),
        ),
      ),
    );
  }
}
