/**
 * Reads from Squint's web server. Each call gives the document or throws an {@link ApiError}.
 */

/** An answer of the server that is not the document asked for, or no answer at all. */
export class ApiError extends Error {
  /**
   * @param {number} status of HTTP; 0 when the server could not be reached
   * @param {string} code as the server names it; "unreachable" when it could not be reached
   * @param {string} message one sentence for people
   */
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Whether the server wants a token. */
  get isUnauthorized() {
    return this.status === 401;
  }
}

/** @param {AbortSignal} [signal] */
export function overview(signal) {
  return get("/api/overview", {}, signal);
}

/** @param {string} camera @param {{seconds?: number, buckets?: number, end?: string}} span */
export function timeline(camera, span, signal) {
  return get(`${cameraPath(camera)}/timeline`, span, signal);
}

/** @param {string} camera @param {{seconds?: number, end?: string}} span */
export function trace(camera, span, signal) {
  return get(`${cameraPath(camera)}/trace`, span, signal);
}

/** @param {string} camera @param {{at: string}|{frame: number}} which */
export function moment(camera, which, signal) {
  return get(`${cameraPath(camera)}/moment`, which, signal);
}

/** @param {{camera?: string, query?: string, before?: string, limit?: number}} filter */
export function events(filter, signal) {
  return get("/api/events", filter, signal);
}

/** @param {{camera?: string, before?: string, limit?: number}} filter */
export function deadLetters(filter, signal) {
  return get("/api/dead-letters", filter, signal);
}

/** The address of the stream of what happens. @param {Object<string, *>} parameters */
export function streamUrl(parameters) {
  return withParameters("/api/stream", parameters);
}

/** Whether an error only says that nobody waits for the answer any more. */
export function isAborted(error) {
  return error.name === "AbortError";
}

function cameraPath(camera) {
  return `/api/cameras/${encodeURIComponent(camera)}`;
}

function withParameters(path, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value != null && value !== ""),
  ).toString();
  return query ? `${path}?${query}` : path;
}

async function get(path, parameters, signal) {
  const response = await reach(withParameters(path, parameters), signal);
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => null);
  throw new ApiError(
    response.status,
    problem?.error?.code ?? "internal",
    problem?.error?.message ?? `The server answered with status ${response.status}.`,
  );
}

async function reach(url, signal) {
  try {
    return await fetch(url, { signal, headers: { Accept: "application/json" } });
  } catch (error) {
    if (isAborted(error)) {
      throw error;
    }
    throw new ApiError(0, "unreachable", "The server cannot be reached.");
  }
}
