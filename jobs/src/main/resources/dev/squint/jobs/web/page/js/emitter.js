/** Tells listeners by topic. */
export class Emitter {
  #listeners = new Map();

  /**
   * @param {string} topic
   * @param {function(*): void} listener
   * @returns {function(): void} takes the listener away
   */
  on(topic, listener) {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** @param {string} topic @param {*} [value] */
  emit(topic, value) {
    for (const listener of [...(this.#listeners.get(topic) ?? [])]) {
      listener(value);
    }
  }
}
