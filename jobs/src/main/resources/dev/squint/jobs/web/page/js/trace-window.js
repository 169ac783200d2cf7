/**
 * The last minutes of one camera, frame by frame, as columns. Pure.
 */

const COLUMNS = ["frame", "capturedAtMillis", "decidedBy", "sameAs", "difference", "differenceThreshold"];
const QUERY_COLUMNS = ["present", "score", "specialized", "lower", "upper", "reference"];

/** Columns of a trace that grow at their end and are cut at their beginning. */
export class TraceWindow {
  #seconds;
  #columns = emptyColumns(COLUMNS);
  #queries = new Map();

  /** @param {number} seconds how much is kept before the newest frame */
  constructor(seconds) {
    this.#seconds = seconds;
  }

  /** How many frames are here. */
  get length() {
    return this.#columns.frame.length;
  }

  /** @param {"frame"|"capturedAtMillis"|"decidedBy"|"sameAs"|"difference"|"differenceThreshold"} name */
  column(name) {
    return this.#columns[name];
  }

  /** The names of the queries. */
  get queries() {
    return [...this.#queries.keys()];
  }

  /** @param {string} query @param {"present"|"score"|"specialized"|"lower"|"upper"|"reference"} name */
  queryColumn(query, name) {
    return this.#queries.get(query)[name];
  }

  /** The span that charts show: it ends with the newest frame. @returns {{from: number, to: number}} epoch milliseconds */
  get span() {
    const to = this.#columns.capturedAtMillis.at(-1) ?? 0;
    return { from: to - this.#seconds * 1000, to };
  }

  /**
   * Adds the frames of a trace that come after those that are here.
   *
   * @param {object} trace as the server sends it
   */
  append(trace) {
    const newest = this.#columns.capturedAtMillis.at(-1) ?? -Infinity;
    const first = trace.capturedAtMillis.findIndex((millis) => millis > newest);
    if (first < 0) {
      return;
    }
    const before = this.length;
    const added = trace.frame.length - first;
    for (const name of COLUMNS) {
      this.#columns[name].push(...trace[name].slice(first));
    }
    for (const query of trace.queries) {
      const columns = this.#columnsOf(query.query, before);
      for (const name of QUERY_COLUMNS) {
        columns[name].push(...query[name].slice(first));
      }
    }
    for (const columns of this.#queries.values()) {
      padTo(columns, before + added);
    }
    this.#trim();
  }

  #columnsOf(query, length) {
    if (!this.#queries.has(query)) {
      const columns = emptyColumns(QUERY_COLUMNS);
      padTo(columns, length);
      this.#queries.set(query, columns);
    }
    return this.#queries.get(query);
  }

  #trim() {
    const { from } = this.span;
    const cut = this.#columns.capturedAtMillis.findIndex((millis) => millis >= from);
    if (cut > 0) {
      for (const columns of [this.#columns, ...this.#queries.values()]) {
        Object.values(columns).forEach((column) => column.splice(0, cut));
      }
    }
  }
}

function emptyColumns(names) {
  return Object.fromEntries(names.map((name) => [name, []]));
}

function padTo(columns, length) {
  for (const column of Object.values(columns)) {
    while (column.length < length) {
      column.push(null);
    }
  }
}
