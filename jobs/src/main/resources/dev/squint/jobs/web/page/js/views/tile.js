/**
 * A camera in the grid of the overview.
 */
import * as api from "../api.js";
import { stackedShares, stageBars } from "../charts/stage-bars.js";
import { fill, h, setText, showStage, stageBadge } from "../dom.js";
import { percent, rate } from "../format.js";
import { Picture } from "../picture.js";
import { describeCamera, isThere, referenceAgeMillis } from "../presence.js";
import { cameraHash } from "../router.js";
import { sharesOf, stageOf } from "../stages.js";
import { chip } from "./chip.js";

/** What the small chart covers. */
const CHART_SECONDS = 600;
const CHART_BUCKETS = 60;
const CHART_EVERY_MILLIS = 10_000;

/** A tile loads pictures and its chart only while it is seen. */
export class Tile {
  #camera;
  #frame = null;
  #isSeen = false;
  #picture = new Picture();
  #badge = stageBadge("NONE");
  #state = h("span", { class: "tile-state", hidden: true });
  #chips = h("ul", { class: "chips" });
  #chipsKey = "";
  #rate = h("span", {});
  #share = h("span", {});
  #chartPlace = h("div", { class: "tile-chart" });
  #chart = null;
  #chartAt = -Infinity;
  #calls = new AbortController();

  /** @param {object} camera of the overview */
  constructor(camera) {
    const id = `tile-${camera.camera}`;
    this.element = h(
      "li",
      { class: "tile", "data-camera": camera.camera, "aria-labelledby": id },
      h("div", { class: "tile-picture" }, this.#picture.element, this.#badge, this.#state),
      h(
        "div",
        { class: "tile-head" },
        h("h2", { id }, h("a", { href: cameraHash(camera.camera) }, camera.camera)),
        h("span", { class: "tile-title soft" }, camera.title),
      ),
      this.#chips,
      h("div", { class: "tile-foot soft" }, this.#rate, this.#share),
      this.#chartPlace,
    );
    this.showCamera(camera);
  }

  /** @param {boolean} isSeen whether the tile is within the window */
  see(isSeen) {
    this.#isSeen = isSeen;
    if (isSeen) {
      this.#showPicture();
      this.#refreshChart();
    }
  }

  /** @param {object} camera of the overview */
  showCamera(camera) {
    this.#camera = camera;
    this.#picture.shape(camera.size);
    this.#picture.showZones(camera.queries);
    this.#picture.describe(describeCamera(camera));
    this.#showChips(camera.queries);
    this.#showState(camera);
    setText(this.#rate, camera.state === "LIVE" ? rate(camera.answeredPerSecond) : "");
    setText(this.#share, `${percent(camera.referenceShare.lastMinute)} to the reference model`);
    if (this.#frame === null && camera.newest !== null) {
      this.#showStage(camera.newest.decidedBy);
    }
    if (this.#isSeen) {
      this.#showPicture();
      this.#refreshChart();
    }
  }

  /** @param {object} frame as the stream announces it */
  showFrame(frame) {
    this.#frame = frame;
    this.#showStage(frame.decidedBy);
    if (this.#isSeen) {
      this.#showPicture();
    }
  }

  /** Takes the tile out of use. */
  dispose() {
    this.#calls.abort();
    this.#picture.dispose();
    this.#chart?.dispose();
  }

  #showPicture() {
    const alt = describeCamera(this.#camera);
    if (this.#frame !== null) {
      const answer = this.#frame.referenceAnswer;
      this.#picture.show({
        url: this.#frame.tile,
        alt,
        objects: answer?.objects,
        ageMillis: referenceAgeMillis(this.#frame),
      });
    } else if (this.#camera.newest !== null && !this.#picture.isAsked) {
      const { camera, newest } = this.#camera;
      this.#picture.show({
        url: `/api/cameras/${encodeURIComponent(camera)}/frames/${newest.frame}/tile.jpg`,
        alt,
      });
    }
  }

  #showStage(id) {
    showStage(this.#badge, id);
    this.element.dataset.stage = stageOf(id).id;
  }

  #showState(camera) {
    const isLive = camera.state === "LIVE";
    this.#state.hidden = isLive;
    this.element.dataset.state = camera.state;
    setText(this.#state, isLive ? "" : camera.stateText);
  }

  #showChips(queries) {
    const key = JSON.stringify(queries.map((query) => [query.query, isThere(query)]));
    if (key !== this.#chipsKey) {
      this.#chipsKey = key;
      fill(
        this.#chips,
        queries.map((query) => h("li", {}, chip(query.query, isThere(query)))),
      );
    }
  }

  async #refreshChart() {
    if (this.#camera.newest === null || performance.now() - this.#chartAt < CHART_EVERY_MILLIS) {
      return;
    }
    this.#chartAt = performance.now();
    try {
      const span = { seconds: CHART_SECONDS, buckets: CHART_BUCKETS };
      this.#showChart(await api.timeline(this.#camera.camera, span, this.#calls.signal));
    } catch (error) {
      if (!(error instanceof api.ApiError) && !api.isAborted(error)) {
        throw error;
      }
    }
  }

  #showChart(timeline) {
    this.#chart ??= stageBars(this.#chartPlace, { axis: false });
    this.#chart.show(stackedShares(timeline), {
      from: Date.parse(timeline.from),
      to: Date.parse(timeline.to),
    });
    this.#chartPlace.title = "Share of frames by deciding stage, last 10 minutes";
    const shares = sharesOf(this.#camera.stages.lastMinute).map(
      ({ stage, share }) => `${stage.name} ${percent(share)}`,
    );
    this.#chartPlace.setAttribute("role", "img");
    this.#chartPlace.setAttribute(
      "aria-label",
      `Deciding stages, last minute: ${shares.join(", ") || "no frame"}`,
    );
  }
}
