/**
 * Loads pictures a few at a time, so that fifty cameras leave the connection to the other calls and the page smooth.
 */

/** A browser opens six connections to a server: one is the stream, one stays free for calls. */
const MOST_AT_ONCE = 4;

const waiting = new Map();
let loading = 0;

/**
 * Asks for a picture. A newer wish of the same owner takes the place of one that has not begun.
 *
 * @param {object} owner who shows the picture
 * @param {string} url
 * @param {function(HTMLImageElement|null): void} show gets the decoded picture; null when it cannot be had
 */
export function request(owner, url, show) {
  waiting.set(owner, { url, show });
  loadNext();
}

/** Drops what an owner still waits for. */
export function forget(owner) {
  waiting.delete(owner);
}

function loadNext() {
  while (loading < MOST_AT_ONCE && waiting.size > 0) {
    const [owner, wish] = waiting.entries().next().value;
    waiting.delete(owner);
    load(wish);
  }
}

async function load({ url, show }) {
  loading++;
  const image = new Image();
  image.src = url;
  let loaded = image;
  try {
    await image.decode();
  } catch {
    loaded = null;
  }
  loading--;
  show(loaded);
  loadNext();
}
