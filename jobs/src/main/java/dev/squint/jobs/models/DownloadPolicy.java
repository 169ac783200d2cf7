package dev.squint.jobs.models;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param attempts how often it is tried before it is given up; each attempt that brought bytes
 *     starts the count again
 * @param firstWait before the second attempt; doubled before each further one
 * @param longestWait between attempts
 * @param answerTimeout for a connection, and for the head of an answer
 * @param stallTimeout after which an answer that brings no byte is given up
 */
public record DownloadPolicy(
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Duration answerTimeout,
    Duration stallTimeout) {
  /** A minute of waiting in all, when nothing answers. */
  public static final DownloadPolicy STANDARD =
      new DownloadPolicy(
          6,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30));

  // 2^20 of any wait is beyond every limit that makes sense.
  private static final int MAX_DOUBLINGS = 20;

  /** The wait after so many attempts in vain, at least 1. */
  Duration waitAfter(int failures) {
    Duration wait = firstWait.multipliedBy(1L << Math.min(MAX_DOUBLINGS, failures - 1));
    return wait.compareTo(longestWait) < 0 ? wait : longestWait;
  }
}
