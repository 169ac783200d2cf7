/**
 * The state of the line to the server and of the server's line to the broker.
 */
import { fill, h, setText } from "./dom.js";
import { count } from "./format.js";

const WORDS = { starting: "Connecting", open: "Live", lost: "Reconnecting" };

/**
 * Keeps the badge, the banner and the count of dead letters up to date.
 *
 * @param {import("./store.js").Store} store
 * @param {import("./stream.js").Stream} stream
 */
export function showStatus(store, stream) {
  const badge = document.getElementById("connection");
  const banner = document.getElementById("banner");
  const dead = document.getElementById("dead-letter-count");
  const show = () => {
    const reading = store.overview?.reading ?? { state: "LIVE", message: null };
    const state = stream.state === "open" && reading.state === "UNREACHABLE" ? "lost" : stream.state;
    badge.dataset.state = state;
    setText(badge, stream.state === "open" ? readingWords(reading) : WORDS[stream.state]);
    showBanner(banner, stream, reading);
  };
  stream.on("connection", show);
  store.on("overview", (overview) => {
    show();
    const letters = overview.totals.deadLetters;
    dead.hidden = letters === 0;
    setText(dead, count(letters));
  });
  stream.on("unauthorized", () => {
    banner.hidden = true;
    setText(badge, "Token needed");
  });
}

function readingWords(reading) {
  return { LIVE: WORDS.open, CATCHING_UP: "Reading the last hour", UNREACHABLE: "Broker unreachable" }[
    reading.state
  ];
}

function showBanner(banner, stream, reading) {
  if (stream.state === "lost") {
    showOnce(banner, "The connection to Squint is lost; what you see may be old. Trying again…", () => [
      h("button", { type: "button", class: "button", on: { click: () => stream.reconnect() } }, "Try now"),
    ]);
  } else if (stream.state === "open" && reading.state === "UNREACHABLE") {
    showOnce(
      banner,
      `The server cannot read from the broker: ${reading.message ?? "no reason given"}`,
      () => [],
    );
  } else {
    banner.hidden = true;
    banner.dataset.text = "";
    fill(banner);
  }
}

/** A banner that is drawn anew is read out anew, so it is drawn only when it says something else. */
function showOnce(banner, text, actions) {
  if (banner.dataset.text !== text) {
    banner.dataset.text = text;
    fill(banner, h("span", {}, text), actions());
  }
  banner.hidden = false;
}
