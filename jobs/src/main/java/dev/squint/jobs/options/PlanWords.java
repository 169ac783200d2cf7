package dev.squint.jobs.options;

import dev.squint.core.difference.Aggregation;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Zone;
import dev.squint.core.query.Zone.Corner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the parts of a plan are written on the command line and in the configuration file. */
public final class PlanWords {
  /** The word for no difference detector. */
  public static final String NO_BASELINE = "none";

  private static final String AUTOMATIC = "auto";
  private static final Pattern GRID = Pattern.compile("(\\d{1,3})x(\\d{1,3})");

  private PlanWords() {}

  /** The words for what a difference detector compares with, and {@value #NO_BASELINE}. */
  public static Map<String, Optional<Baseline>> baselines() {
    Map<String, Optional<Baseline>> words = new LinkedHashMap<>();
    for (Baseline baseline :
        List.of(Baseline.LAST_LET_THROUGH, Baseline.EARLIER_FRAME, Baseline.REFERENCE_IMAGE)) {
      words.put(word(baseline), Optional.of(baseline));
    }
    words.put(NO_BASELINE, Optional.empty());
    return words;
  }

  /** The words for how blocks' errors become one difference. */
  public static Map<String, Aggregation> aggregations() {
    Map<String, Aggregation> words = new LinkedHashMap<>();
    for (Aggregation aggregation : Aggregation.values()) {
      words.put(word(aggregation), aggregation);
    }
    return words;
  }

  /** A constant in lower case with dashes. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value of a word; fails with the list of words. */
  public static <T> T find(String word, Map<String, T> words) {
    T value = words.get(word.toLowerCase(Locale.ROOT));
    if (value == null) {
      throw new IllegalArgumentException(
          "must be one of %s; it is \"%s\"".formatted(String.join(", ", words.keySet()), word));
    }
    return value;
  }

  /** Reads {@code COLUMNSxROWS}. */
  public static BlockGrid parseGrid(String text) {
    Matcher matcher = GRID.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a block grid reads COLUMNSxROWS, for example 16x9: \"%s\"".formatted(text));
    }
    return new BlockGrid(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Reads 1, 2, 4, 8 or {@code auto}. */
  public static int parseReduction(String text) {
    if (text.equals(AUTOMATIC)) {
      return Plan.AUTOMATIC_REDUCTION;
    }
    if (!text.matches("\\d{1,3}")) {
      throw new IllegalArgumentException(
          "a preview reduction is 1, 2, 4, 8 or auto: \"%s\"".formatted(text));
    }
    return PreviewGeometry.requireReduction(Integer.parseInt(text));
  }

  /** Reads {@code NAME=X,Y;X,Y;X,Y}: a zone and its corners in unit coordinates. */
  public static Zone parseZone(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw notAZone(text);
    }
    List<Corner> corners = new ArrayList<>();
    for (String corner : text.substring(equals + 1).split(";", -1)) {
      String[] parts = corner.split(",", -1);
      if (parts.length != 2) {
        throw notAZone(text);
      }
      try {
        corners.add(
            new Corner(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip())));
      } catch (NumberFormatException e) {
        throw notAZone(text);
      }
    }
    return new Zone(text.substring(0, equals).strip(), corners);
  }

  private static IllegalArgumentException notAZone(String text) {
    return new IllegalArgumentException(
        "a zone reads NAME=X,Y;X,Y;X,Y with at least three corners between 0 and 1: \"%s\""
            .formatted(text));
  }
}
