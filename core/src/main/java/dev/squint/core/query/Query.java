package dev.squint.core.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.squint.core.model.DetectedObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of a camera: is an object of a class, with at least a score, there (in a zone)?
 *
 * @param objectClass class name as the reference model has it, for example {@code person}
 * @param minimumScore objects below do not count, in {@code (0, 1)}
 * @param zone where to look; empty for the whole frame
 */
public record Query(
    @JsonProperty("class") String objectClass, double minimumScore, Optional<Zone> zone) {
  public static final double DEFAULT_MINIMUM_SCORE = 0.4;

  private static final Pattern SYNTAX =
      Pattern.compile("(?<class>[^:@]+)(:(?<score>[^:@]+))?(@(?<zone>[^:@]+))?");

  public Query {
    if (objectClass.isBlank()) {
      throw new IllegalArgumentException("a query needs an object class");
    }
    if (!(minimumScore > 0 && minimumScore < 1)) {
      throw new IllegalArgumentException(
          "the minimum score of query %s must be between 0 and 1: %s"
              .formatted(objectClass, minimumScore));
    }
  }

  /**
   * Reads {@code CLASS[:MINIMUM_SCORE][@ZONE]}, for example {@code person}, {@code person:0.5},
   * {@code car@gate}.
   *
   * @param zones the zones that the text may name
   */
  public static Query parse(String text, Collection<Zone> zones) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "query \"%s\" must read CLASS[:MINIMUM_SCORE][@ZONE]".formatted(text));
    }
    String score = matcher.group("score");
    String zoneName = matcher.group("zone");
    return new Query(
        matcher.group("class").strip(),
        score == null ? DEFAULT_MINIMUM_SCORE : parseScore(text, score),
        zoneName == null ? Optional.empty() : Optional.of(findZone(text, zoneName, zones)));
  }

  private static double parseScore(String text, String score) {
    try {
      return Double.parseDouble(score);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the minimum score in query \"%s\" is not a number: %s".formatted(text, score), e);
    }
  }

  private static Zone findZone(String text, String name, Collection<Zone> zones) {
    return zones.stream()
        .filter(zone -> zone.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "query \"%s\" names an unknown zone: %s; known: %s"
                        .formatted(text, name, zones.stream().map(Zone::name).sorted().toList())));
  }

  /** The query's name in records and on the command line: {@code person} or {@code person@gate}. */
  public String name() {
    return zone.map(where -> objectClass + "@" + where.name()).orElse(objectClass);
  }

  /** The same query as a text that {@link #parse} reads. */
  public String format() {
    return "%s:%s%s"
        .formatted(objectClass, minimumScore, zone.map(where -> "@" + where.name()).orElse(""));
  }

  /**
   * The query's answer on what the reference model found.
   *
   * @param objects in a frame of {@code width x height} pixels
   * @return the best score among the objects of the class in the zone, whether or not it reaches
   *     the minimum; 0 when there is none
   */
  public float bestScore(List<DetectedObject> objects, int width, int height) {
    float best = 0;
    for (DetectedObject object : objects) {
      if (object.score() > best
          && object.objectClass().equals(objectClass)
          && (zone.isEmpty() || zone.get().contains(object.box(), width, height))) {
        best = object.score();
      }
    }
    return best;
  }

  /** Whether a best score means that the query's object is present. */
  public boolean isPresent(float bestScore) {
    return bestScore >= minimumScore;
  }

  /** Fails when two of {@code queries} share a name; returns them by name, in order. */
  public static Map<String, Query> requireDistinctNames(List<Query> queries) {
    Map<String, Query> byName = new java.util.LinkedHashMap<>();
    for (Query query : queries) {
      if (byName.put(query.name(), query) != null) {
        throw new IllegalArgumentException("query %s is asked twice".formatted(query.name()));
      }
    }
    return byName;
  }
}
