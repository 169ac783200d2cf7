package dev.squint.jobs.models;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a file an answer holds.
 *
 * @param start of the part; below 0 when the answer does not say
 * @param total bytes of the file; below 0 when the answer does not say
 */
record ContentRange(long start, long total) {
  private static final Pattern SYNTAX =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
  private static final long UNKNOWN = -1;

  /** Reads the header {@code Content-Range}. */
  static ContentRange parse(String header) {
    Matcher matcher = SYNTAX.matcher(header);
    if (!matcher.matches()) {
      return new ContentRange(UNKNOWN, UNKNOWN);
    }
    String total = matcher.group(2);
    return new ContentRange(
        Long.parseLong(matcher.group(1)), total.equals("*") ? UNKNOWN : Long.parseLong(total));
  }
}
