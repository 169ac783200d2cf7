/**
 * The live stream: one server-sent event source that comes back by itself when it breaks.
 */
import { isAborted, overview, streamUrl } from "./api.js";
import { Emitter } from "./emitter.js";

/** Messages that the server sends, each told under its own name. */
const MESSAGES = ["overview", "frames", "detections", "event", "dead-letter", "dropped"];

const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 8_000;
/** An overview comes every two seconds; silence longer than this means that the line is dead. */
const SILENCE_MILLIS = 12_000;

/**
 * Tells the messages under their names, and beside them: `connection` ("starting", "open", "lost"), `resync` when
 * a new line is up after a break and lists must be fetched again, `unauthorized` when the server wants a token.
 */
export class Stream extends Emitter {
  #parameters = {};
  #source = null;
  #retryTimer = 0;
  #silenceTimer = 0;
  #waitMillis = FIRST_WAIT_MILLIS;
  #state = "starting";
  #wasLost = false;
  #checking = null;

  /** @returns {"starting"|"open"|"lost"} */
  get state() {
    return this.#state;
  }

  /** Watches other things, over a new line where they differ. @param {Object<string, *>} parameters */
  watch(parameters) {
    if (this.#source === null || JSON.stringify(parameters) !== JSON.stringify(this.#parameters)) {
      this.#parameters = parameters;
      this.reconnect();
    }
  }

  /** Opens a new line at once. */
  reconnect() {
    this.close();
    const source = new EventSource(streamUrl(this.#parameters));
    this.#source = source;
    for (const name of MESSAGES) {
      source.addEventListener(name, (message) => this.#receive(name, message.data));
    }
    source.addEventListener("error", () => this.#lose(source));
    this.#expectSound();
  }

  /** Closes the line for good, or until it is asked to watch again. */
  close() {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    this.#checking?.abort();
    this.#source?.close();
    this.#source = null;
  }

  #receive(name, data) {
    this.#expectSound();
    this.#waitMillis = FIRST_WAIT_MILLIS;
    this.#setState("open");
    if (this.#wasLost) {
      this.#wasLost = false;
      this.emit("resync");
    }
    this.emit(name, JSON.parse(data));
    if (name === "dropped") {
      this.emit("resync");
    }
  }

  #expectSound() {
    clearTimeout(this.#silenceTimer);
    const source = this.#source;
    this.#silenceTimer = setTimeout(() => this.#lose(source), SILENCE_MILLIS);
  }

  async #lose(source) {
    if (source !== this.#source) {
      return;
    }
    this.close();
    this.#wasLost = true;
    this.#setState("lost");
    const wait = this.#waitMillis;
    this.#waitMillis = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
    this.#retryTimer = setTimeout(() => this.reconnect(), wait);
    await this.#checkToken();
  }

  /** An event source does not say why it failed; a plain call does. */
  async #checkToken() {
    this.#checking = new AbortController();
    try {
      await overview(this.#checking.signal);
    } catch (error) {
      if (!isAborted(error) && error.isUnauthorized) {
        this.close();
        this.emit("unauthorized");
      }
    }
  }

  #setState(state) {
    if (state !== this.#state) {
      this.#state = state;
      this.emit("connection", state);
    }
  }
}
