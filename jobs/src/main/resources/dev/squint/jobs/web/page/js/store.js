/**
 * What is known now: the newest overview and the newest frame of each camera.
 */
import { Emitter } from "./emitter.js";

/** Takes the stream's messages in and tells `overview`, `frame` (one camera's newest) and `cameras` (when others are there). */
export class Store extends Emitter {
  #overview = null;
  #cameras = new Map();
  #frames = new Map();

  /** @param {import("./stream.js").Stream} stream */
  constructor(stream) {
    super();
    stream.on("overview", (overview) => this.#take(overview));
    stream.on("frames", ({ frames }) => frames.forEach((frame) => this.#takeFrame(frame)));
  }

  /** The newest overview; null before the first. */
  get overview() {
    return this.#overview;
  }

  /** What the overview says of each camera, by id. @returns {Array<object>} */
  get cameras() {
    return this.#overview?.cameras ?? [];
  }

  /** What the overview says of one camera. @param {string} id */
  camera(id) {
    return this.#cameras.get(id);
  }

  /** The newest frame that was announced of a camera. @param {string} id */
  frame(id) {
    return this.#frames.get(id);
  }

  /** The names of all queries, sorted. @returns {Array<string>} */
  get queryNames() {
    const names = this.cameras.flatMap((camera) => camera.queries.map((query) => query.query));
    return [...new Set(names)].sort();
  }

  #take(overview) {
    const before = [...this.#cameras.keys()].join();
    this.#overview = overview;
    this.#cameras = new Map(overview.cameras.map((camera) => [camera.camera, camera]));
    if ([...this.#cameras.keys()].join() !== before) {
      this.emit("cameras");
    }
    this.emit("overview", overview);
  }

  #takeFrame(frame) {
    this.#frames.set(frame.camera, frame);
    this.emit("frame", frame);
  }
}
