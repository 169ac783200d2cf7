package dev.squint.jobs.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a benchmark run that can be asked for alone. */
public enum BenchSection {
  /** Reference model, cascade and bare consumer over the same topic. */
  END_TO_END,
  /** The cost of each stage, with its limit. */
  STAGES,
  /** The cascade's error, and its cost in a plain loop beside what the cost model says. */
  ACCURACY,
  /** Motion gates of the usual kinds on the same frames. */
  PEERS,
  /** Capture to detection under load. */
  LATENCY,
  /** More and more cameras, until a task manager is saturated. */
  CAMERAS;

  /** As it is written on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads labels separated by commas.
   *
   * @throws IllegalArgumentException that lists the labels there are
   */
  public static Set<BenchSection> parse(String text) {
    Set<BenchSection> sections = EnumSet.noneOf(BenchSection.class);
    for (String label : text.split(",", -1)) {
      sections.add(
          Arrays.stream(values())
              .filter(section -> section.label().equals(label.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no section \"%s\"; there are %s".formatted(label, labels()))));
    }
    return sections;
  }

  /** All labels, separated by commas. */
  public static String labels() {
    return Arrays.stream(values()).map(BenchSection::label).collect(Collectors.joining(","));
  }
}
