/**
 * One camera: live picture, last hour, traces, and why.
 */
import * as api from "../api.js";
import { emptyState, fill, h, setText, showStage, stageBadge, timeOf } from "../dom.js";
import { Picture } from "../picture.js";
import { describeCamera, isThere, referenceAgeMillis } from "../presence.js";
import { cameraHash, go } from "../router.js";
import { TraceWindow } from "../trace-window.js";
import { chip } from "./chip.js";
import { NowPanel } from "./now-panel.js";
import { planSummary } from "./plan-summary.js";
import { TimelinePanel } from "./timeline-panel.js";
import { TracesPanel } from "./traces-panel.js";
import { WhyPanel } from "./why-panel.js";

const TRACE_SECONDS = 180;
const TIMELINE_SPAN = { seconds: 3600, buckets: 360 };
const TIMELINE_EVERY_MILLIS = 10_000;
/** Walking along with the panel open loads moments only where the walk pauses. */
const WALK_PAUSE_MILLIS = 150;
const PICTURES_A_SECOND = 5;

/** The view of one camera; parameters `at` or `frame` open the panel "Why?". */
export class CameraView {
  #context;
  #camera;
  #picture = new Picture({ large: true });
  #badge = stageBadge("NONE");
  #pictureTime = h("p", { class: "soft picture-time" });
  #chips = h("ul", { class: "chips" });
  #title = h("p", { class: "soft" });
  #now = new NowPanel();
  #plan = h("section", { class: "panel", "aria-labelledby": "plan-heading" });
  #planKey = "";
  #timeline;
  #traces;
  #why;
  #side;
  #content;
  #problem = h("div", { hidden: true });
  #window = new TraceWindow(TRACE_SECONDS);
  #calls = new AbortController();
  #timelineTimer = 0;
  #walkTimer = 0;
  #leave;

  /** @param {object} context store and stream @param {import("../router.js").Route} route */
  constructor(context, route) {
    this.#context = context;
    this.#camera = route.camera;
    this.title = route.camera;
    const listeners = {
      choose: (millis) => this.#ask({ at: new Date(millis).toISOString() }),
      hover: (millis) => this.#scrubbers().forEach((scrubber) => scrubber.showCursor(millis)),
      move: (millis) => this.#walk(millis),
    };
    this.#timeline = new TimelinePanel(listeners);
    this.#traces = new TracesPanel(listeners);
    this.#why = new WhyPanel(this.#camera, {
      go: (which) => go(cameraHash(this.#camera, which), { replace: true }),
      shown: (moment) => this.#mark(Date.parse(moment.capturedAt)),
      closed: () => this.#closeWhy(),
    });
    this.#build();
    this.#listen();
    this.#loadTimeline();
    this.#loadTrace();
    this.update(route);
  }

  /** @param {import("../router.js").Route} route of the same camera */
  update({ parameters }) {
    const { at, frame } = parameters;
    if (at === undefined && frame === undefined) {
      this.#why.close();
      this.#side.hidden = false;
      this.#mark(null);
      return;
    }
    this.#why.open({ takeFocus: !document.activeElement?.closest?.(".scrub") });
    this.#side.hidden = true;
    this.#why.load(frame === undefined ? { at } : { frame });
  }

  dispose() {
    this.#calls.abort();
    clearTimeout(this.#timelineTimer);
    clearTimeout(this.#walkTimer);
    this.#leave.forEach((leave) => leave());
    [this.#picture, this.#timeline, this.#traces, this.#why].forEach((part) => part.dispose());
  }

  #build() {
    this.#side = h("div", { class: "side" }, this.#now.element, this.#plan);
    const picture = h(
      "section",
      { class: "live", "aria-label": "Live picture" },
      this.#picture.element,
      h("div", { class: "live-foot" }, this.#badge, this.#chips, this.#pictureTime),
    );
    this.#content = h(
      "div",
      { class: "camera" },
      h("div", { class: "camera-main" }, picture, this.#timeline.element, this.#traces.element),
      h("div", { class: "camera-side" }, this.#side, this.#why.element),
    );
    this.element = h(
      "div",
      {},
      h(
        "div",
        { class: "camera-head" },
        h("a", { href: "#/" }, "◀ All cameras"),
        h("h1", {}, this.#camera),
        this.#title,
      ),
      this.#problem,
      this.#content,
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#why.isOpen) {
        event.preventDefault();
        this.#closeWhy();
      }
    });
  }

  #listen() {
    const { store, stream } = this.#context;
    this.#leave = [
      store.on("overview", () => this.#showCamera()),
      store.on("frame", (frame) => this.#showFrame(frame)),
      stream.on("detections", (trace) => this.#addTrace(trace)),
      stream.on("event", (event) => event.camera === this.#camera && this.#loadTimeline()),
      stream.on("resync", () => this.#resync()),
    ];
    stream.watch({ frames: this.#camera, rate: PICTURES_A_SECOND, detections: this.#camera });
    this.#showCamera();
    const frame = store.frame(this.#camera);
    if (frame) {
      this.#showFrame(frame);
    }
  }

  #resync() {
    this.#loadTimeline();
    this.#loadTrace();
  }

  #showCamera() {
    const camera = this.#context.store.camera(this.#camera);
    const isKnown = camera !== undefined;
    const isMissing = !isKnown && this.#context.store.overview !== null;
    this.#content.hidden = isMissing;
    this.#problem.hidden = !isMissing;
    if (isMissing) {
      const known = this.#context.store.cameras.map((each) => each.camera).join(", ") || "none yet";
      fill(
        this.#problem,
        emptyState(`No camera is called ${this.#camera}`, `Cameras that sent frames: ${known}.`),
      );
    } else if (isKnown) {
      this.#showKnown(camera);
    }
  }

  #showKnown(camera) {
    setText(this.#title, [camera.title, camera.description].filter(Boolean).join(". "));
    this.#picture.shape(camera.size);
    this.#picture.showZones(camera.queries);
    this.#picture.describe(describeCamera(camera));
    fill(
      this.#chips,
      camera.queries.map((query) => h("li", {}, chip(query.query, isThere(query)))),
    );
    this.#now.show(camera);
    const planKey = JSON.stringify([camera.planId, camera.plan]);
    if (planKey !== this.#planKey) {
      this.#planKey = planKey;
      fill(this.#plan, h("h2", { id: "plan-heading" }, "Plan"), planSummary(camera.plan, camera.planId));
    }
  }

  #showFrame(frame) {
    const camera = this.#context.store.camera(this.#camera);
    if (frame.camera !== this.#camera) {
      return;
    }
    this.#picture.show(
      {
        url: frame.full,
        alt: camera ? describeCamera(camera) : frame.camera,
        objects: frame.referenceAnswer?.objects,
        ageMillis: referenceAgeMillis(frame),
      },
      () => {
        showStage(this.#badge, frame.decidedBy);
        fill(this.#pictureTime, timeOf(frame.capturedAt, { precise: true }), ` · frame ${frame.frame}`);
      },
    );
  }

  #ask(which) {
    go(cameraHash(this.#camera, which), { replace: this.#why.isOpen });
    this.#why.open({ takeFocus: true });
  }

  #closeWhy() {
    go(cameraHash(this.#camera), { replace: true });
  }

  #walk(millis) {
    clearTimeout(this.#walkTimer);
    if (this.#why.isOpen) {
      const hash = cameraHash(this.#camera, { at: new Date(millis).toISOString() });
      this.#walkTimer = setTimeout(() => go(hash, { replace: true }), WALK_PAUSE_MILLIS);
    }
  }

  #scrubbers() {
    return [this.#timeline.scrubber, ...this.#traces.scrubbers];
  }

  #mark(millis) {
    this.#scrubbers().forEach((scrubber) => scrubber.mark(millis));
  }

  async #loadTimeline() {
    clearTimeout(this.#timelineTimer);
    const timeline = await this.#read((signal) => api.timeline(this.#camera, TIMELINE_SPAN, signal));
    if (timeline !== null && timeline.startMillis.length > 0) {
      this.#timeline.show(timeline);
    }
    if (!this.#calls.signal.aborted) {
      clearTimeout(this.#timelineTimer);
      this.#timelineTimer = setTimeout(() => this.#loadTimeline(), TIMELINE_EVERY_MILLIS);
    }
  }

  async #loadTrace() {
    const trace = await this.#read((signal) => api.trace(this.#camera, { seconds: TRACE_SECONDS }, signal));
    if (trace !== null) {
      this.#window = new TraceWindow(TRACE_SECONDS);
      this.#addTrace(trace);
    }
  }

  #addTrace(trace) {
    if (trace.camera === this.#camera) {
      this.#window.append(trace);
      this.#traces.show(this.#window);
    }
  }

  /** A document, or null where the server has none or nobody waits any more. */
  async #read(call) {
    try {
      return await call(this.#calls.signal);
    } catch (error) {
      if (error instanceof api.ApiError || api.isAborted(error)) {
        return null;
      }
      throw error;
    }
  }
}
