/**
 * Starts the page: one stream, one store, and the view that the address names.
 */
import { announceEvents } from "./announcer.js";
import { fill } from "./dom.js";
import { parseRoute } from "./router.js";
import { showStatus } from "./status.js";
import { Store } from "./store.js";
import { Stream } from "./stream.js";
import { CameraView } from "./views/camera.js";
import { DeadLettersView } from "./views/dead-letters.js";
import { EventsView } from "./views/events.js";
import { OverviewView } from "./views/overview.js";
import { TokenView } from "./views/token.js";

const VIEWS = {
  overview: OverviewView,
  camera: CameraView,
  events: EventsView,
  "dead-letters": DeadLettersView,
  unknown: OverviewView,
};

const stream = new Stream();
const store = new Store(stream);
const place = document.getElementById("view");
let view = null;
let shown = null;

function show(next, route) {
  view?.dispose();
  view = next;
  shown = route;
  fill(place, view.element);
  document.title = `${view.title} · Squint`;
  for (const link of document.querySelectorAll("[data-place]")) {
    const isHere =
      link.dataset.place === route.place || (link.dataset.place === "overview" && route.place === "camera");
    link.setAttribute("aria-current", isHere ? "page" : "false");
  }
}

function follow() {
  const route = parseRoute(location.hash);
  if (shown !== null && route.place === shown.place && route.camera === shown.camera) {
    view.update(route);
    return;
  }
  const isFirst = shown === null;
  show(new VIEWS[route.place]({ store, stream }, route), route);
  if (!isFirst) {
    scrollTo(0, 0);
    place.focus({ preventScroll: true });
  }
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  place.focus();
});
stream.on("unauthorized", () => show(new TokenView(), { place: "token" }));
showStatus(store, stream);
announceEvents(stream, document.getElementById("announcements"));
addEventListener("hashchange", follow);
follow();
