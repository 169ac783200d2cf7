package dev.squint.optimizer.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Picks the trials worth a replay over all footage: for each of some errors, the ones of different
 * families that let the least through.
 *
 * <p>Not only the best of each: what is best on a sample need not be best elsewhere, and families
 * fail in different ways. For the same reason the trials without error come with more cautious
 * ones.
 */
final class TrialSelection {
  private static final double[] ERRORS = {0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05};

  /** A family that lets more than this many times the best through is not worth a replay. */
  private static final double MAX_BEHIND = 3;

  /** A cautious threshold is at most this share of the largest one that made no error. */
  private static final double CAUTION = 0.5;

  /** Trials of a family that let through shares in a smaller ratio than this count as one. */
  private static final double ALIKE = 1.1;

  private TrialSelection() {}

  /** At most {@code max} of {@code trials}, the most promising first. */
  static List<Trial> select(List<Trial> trials, int max) {
    List<List<Trial>> ranked = new ArrayList<>();
    for (double error : ERRORS) {
      ranked.add(rank(trials, error));
    }
    ranked.add(rank(cautious(trials, ranked.get(0)), 0));
    Set<Trial> selected = new LinkedHashSet<>();
    int longest = ranked.stream().mapToInt(List::size).max().orElse(0);
    for (int rank = 0; rank < longest; rank++) {
      for (List<Trial> level : ranked) {
        if (rank < level.size()
            && selected.size() < max
            && selected.stream().noneMatch(isLike(level.get(rank)))) {
          selected.add(level.get(rank));
        }
      }
    }
    return List.copyOf(selected);
  }

  /** Whether a trial does nearly the same as {@code other}, so that one of them is enough. */
  private static Predicate<Trial> isLike(Trial other) {
    double letThrough = other.error().letThrough();
    return trial ->
        trial.family().equals(other.family())
            && trial.error().letThrough() <= ALIKE * letThrough
            && letThrough <= ALIKE * trial.error().letThrough();
  }

  /** The trials with thresholds well below those of their family that made no error. */
  private static List<Trial> cautious(List<Trial> trials, List<Trial> withoutError) {
    Map<Family, Double> highest = new LinkedHashMap<>();
    withoutError.forEach(trial -> highest.put(trial.family(), trial.spec().threshold()));
    return trials.stream()
        .filter(
            trial ->
                trial.spec().threshold() <= CAUTION * highest.getOrDefault(trial.family(), 0.0))
        .toList();
  }

  /** The best trial of each family within an error, best family first, hopeless ones left out. */
  private static List<Trial> rank(List<Trial> trials, double error) {
    Comparator<Trial> byShare =
        Comparator.<Trial>comparingDouble(trial -> trial.error().letThrough())
            .thenComparingDouble(trial -> trial.error().worst());
    Map<Family, Trial> best = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (trial.error().worst() <= error) {
        best.merge(
            trial.family(), trial, (one, other) -> byShare.compare(one, other) <= 0 ? one : other);
      }
    }
    List<Trial> ranked = best.values().stream().sorted(byShare).toList();
    return ranked.stream()
        .filter(
            trial -> trial.error().letThrough() <= MAX_BEHIND * ranked.get(0).error().letThrough())
        .toList();
  }
}
