/**
 * All cameras at once.
 */
import { emptyState, h } from "../dom.js";
import { RecentEvents } from "./recent-events.js";
import { Tile } from "./tile.js";
import { Totals } from "./totals.js";

/** With more cameras than this, each announces its newest frame half as often. */
const FEW_CAMERAS = 12;
const SKELETONS = 4;

/** The grid of cameras under the totals. */
export class OverviewView {
  title = "Cameras";
  #context;
  #totals = new Totals();
  #grid = h("ul", { class: "grid" });
  #nothing = h("div", { hidden: true });
  #tiles = new Map();
  #recent;
  #seen;
  #listeners;

  /** @param {object} context store and stream */
  constructor(context) {
    this.#context = context;
    this.#grid.append(...Array.from({ length: SKELETONS }, skeleton));
    this.#recent = new RecentEvents(context);
    this.#seen = new IntersectionObserver((changes) => this.#see(changes), { rootMargin: "100px" });
    this.element = h(
      "div",
      {},
      h("h1", { class: "for-readers" }, "Cameras"),
      this.#totals.element,
      this.#grid,
      this.#nothing,
      this.#recent.element,
    );
    this.#listeners = [
      context.store.on("overview", (overview) => this.#show(overview)),
      context.store.on("frame", (frame) => this.#tiles.get(frame.camera)?.showFrame(frame)),
    ];
    if (context.store.overview) {
      this.#show(context.store.overview);
    }
    this.#watch();
  }

  /** Nothing here depends on parameters. */
  update() {}

  dispose() {
    this.#listeners.forEach((leave) => leave());
    this.#seen.disconnect();
    this.#recent.dispose();
    this.#tiles.forEach((tile) => tile.dispose());
  }

  #watch() {
    const isCrowded = this.#context.store.cameras.length > FEW_CAMERAS;
    this.#context.stream.watch({ frames: "*", rate: isCrowded ? 1 : 2 });
  }

  #show(overview) {
    this.#totals.show(overview);
    this.#showTiles(overview.cameras);
    this.#showNothing(overview);
    this.#watch();
  }

  #showTiles(cameras) {
    const ids = new Set(cameras.map((camera) => camera.camera));
    for (const [id, tile] of this.#tiles) {
      if (!ids.has(id)) {
        this.#seen.unobserve(tile.element);
        tile.dispose();
        tile.element.remove();
        this.#tiles.delete(id);
      }
    }
    if (this.#tiles.size === 0) {
      this.#grid.replaceChildren();
    }
    cameras.forEach((camera, index) => this.#showTile(camera, index));
  }

  #showTile(camera, index) {
    const known = this.#tiles.get(camera.camera);
    if (known) {
      known.showCamera(camera);
      return;
    }
    const tile = new Tile(camera);
    const frame = this.#context.store.frame(camera.camera);
    if (frame) {
      tile.showFrame(frame);
    }
    this.#tiles.set(camera.camera, tile);
    this.#grid.insertBefore(tile.element, this.#grid.children[index] ?? null);
    this.#seen.observe(tile.element);
  }

  #showNothing({ cameras, reading }) {
    const isEmpty = cameras.length === 0;
    this.#nothing.hidden = !isEmpty;
    this.#grid.hidden = isEmpty;
    if (isEmpty && this.#nothing.childElementCount === 0) {
      this.#nothing.append(
        emptyState(
          "No camera has sent a frame yet",
          reading.state === "UNREACHABLE"
            ? "The broker cannot be reached; cameras appear here once it can."
            : "Send a camera's frames and a job's answers appear here by themselves.",
          "squint ingest --camera lobby --input rtsp://…",
        ),
      );
    }
  }

  #see(changes) {
    for (const change of changes) {
      this.#tiles.get(change.target.dataset.camera)?.see(change.isIntersecting);
    }
  }
}

function skeleton() {
  return h(
    "li",
    { class: "tile", "aria-hidden": "true" },
    h("div", { class: "tile-picture skeleton" }),
    h("div", { class: "skeleton line" }),
  );
}
