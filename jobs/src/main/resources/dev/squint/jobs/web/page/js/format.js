/**
 * Numbers, shares, durations and times as people read them. Pure: no page, no clock.
 */

const UNKNOWN = "unknown";

/** Of percents, what has a digit to show. */
const LEAST_SHOWN = 0.01;

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const significant = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

const clockParts = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
const clocks = new Intl.DateTimeFormat("en", clockParts);
const minutes = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const days = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric" });
const full = new Intl.DateTimeFormat("en", {
  ...clockParts,
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZoneName: "long",
});

/** @param {number|null|undefined} value a whole number, with groups of thousands */
export function count(value) {
  return value == null ? UNKNOWN : grouped.format(value);
}

/** @param {number} value @param {string} noun "frame" gives "1 frame", "2 frames" */
export function counted(value, noun) {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** @param {number|null|undefined} perSecond events a second, "39.8/s" */
export function rate(perSecond) {
  return perSecond == null ? UNKNOWN : `${oneDecimal.format(perSecond)}/s`;
}

/**
 * A share in percent, with as many decimals as tell it from none and from all.
 *
 * @param {number|null|undefined} share in [0, 1]
 */
export function percent(share) {
  if (share == null) {
    return UNKNOWN;
  }
  const hundred = share * 100;
  const distance = Math.min(Math.abs(hundred), Math.abs(100 - hundred));
  if (distance === 0) {
    return `${Math.round(hundred)}%`;
  }
  if (distance < LEAST_SHOWN) {
    return hundred < 50 ? `under ${LEAST_SHOWN}%` : `over ${100 - LEAST_SHOWN}%`;
  }
  return `${hundred.toFixed(distance < 0.995 ? 2 : distance < 9.95 ? 1 : 0)}%`;
}

/** @param {number|null|undefined} value a score, difference or threshold, to three significant digits */
export function measure(value) {
  return value == null ? UNKNOWN : significant.format(value);
}

/** @param {number|null|undefined} millis "84 ms", "3.4 s", "2 min 05 s", "1 h 03 min" */
export function duration(millis) {
  if (millis == null) {
    return UNKNOWN;
  }
  if (millis < 1000) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 59_950) {
    return `${oneDecimal.format(millis / 1000)} s`;
  }
  const seconds = Math.round(millis / 1000);
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min ${padded(seconds % 60)} s`;
  }
  return `${Math.floor(seconds / 3600)} h ${padded(Math.floor((seconds % 3600) / 60))} min`;
}

/** @param {number|null|undefined} micros "84 µs", "1.5 ms" */
export function micros(micros) {
  if (micros == null) {
    return UNKNOWN;
  }
  return micros < 1000 ? `${measure(micros)} µs` : `${measure(micros / 1000)} ms`;
}

/** @param {number|null|undefined} bytes "10 KiB" */
export function bytes(bytes) {
  if (bytes == null) {
    return UNKNOWN;
  }
  if (bytes < 1024) {
    return counted(bytes, "byte");
  }
  return bytes < 1024 * 1024 ? `${measure(bytes / 1024)} KiB` : `${measure(bytes / 1024 / 1024)} MiB`;
}

/** @param {string|number} instant local time to the second, "12:03:04" */
export function clock(instant) {
  return clocks.format(new Date(instant));
}

/** @param {string|number} instant local time to the millisecond, "12:03:04.120" */
export function preciseClock(instant) {
  const date = new Date(instant);
  return `${clocks.format(date)}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}

/** @param {string|number} instant local time to the minute, "12:03" */
export function minuteClock(instant) {
  return minutes.format(new Date(instant));
}

/** @param {string|number} instant local day, "Nov 28, 2026" */
export function day(instant) {
  return days.format(new Date(instant));
}

/** @param {string|number} instant day, time and zone in full, for titles */
export function fullTime(instant) {
  return full.format(new Date(instant));
}

/** @param {string|number} one @param {string|number} other whether both are of one local day */
export function isSameDay(one, other) {
  return day(one) === day(other);
}

/** @param {boolean|null|undefined} present in words */
export function presence(present) {
  return present == null ? UNKNOWN : present ? "present" : "absent";
}

/** A rate of mistakes with its interval, "0.40% (0.00% to 1.20%)". */
export function interval(value, lower, upper) {
  return value == null ? UNKNOWN : `${percent(value)} (${percent(lower)} to ${percent(upper)})`;
}

function padded(number) {
  return String(number).padStart(2, "0");
}
