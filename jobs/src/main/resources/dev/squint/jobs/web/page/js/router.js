/**
 * Hash routes: `#/`, `#/cameras/ID?at=…`, `#/events?…`, `#/dead-letters?…`. Pure but for {@link go}.
 */

/**
 * @typedef {object} Route
 * @property {"overview"|"camera"|"events"|"dead-letters"|"unknown"} place
 * @property {string} [camera]
 * @property {Object<string, string>} parameters
 */

/** @param {string} hash of a location @returns {Route} */
export function parseRoute(hash) {
  const [path, query = ""] = hash.replace(/^#/, "").split("?", 2);
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const [place = "", id] = path.split("/").filter(Boolean);
  if (place === "") {
    return { place: "overview", parameters };
  }
  if (place === "cameras" && id) {
    return { place: "camera", camera: decoded(id), parameters };
  }
  return { place: place === "events" || place === "dead-letters" ? place : "unknown", parameters };
}

/** The hash of a camera's view, at a moment where one is given. @param {{at?: string, frame?: number}} [moment] */
export function cameraHash(camera, moment = {}) {
  return withQuery(`#/cameras/${encodeURIComponent(camera)}`, moment);
}

/** The hash of a list with filters. @param {"events"|"dead-letters"} place */
export function listHash(place, filter) {
  return withQuery(`#/${place}`, filter);
}

/** Goes to a hash. @param {{replace?: boolean}} [options] replace: without a step in the history */
export function go(hash, { replace = false } = {}) {
  if (replace) {
    history.replaceState(null, "", hash);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = hash;
  }
}

function withQuery(path, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value != null && value !== ""),
  ).toString();
  return query ? `${path}?${query}` : path;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
