package dev.squint.core.testing;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** Checks a law on many random cases; a failure names the seed of the case. */
public final class Property {
  private Property() {}

  /**
   * Checks {@code law} on {@code trials} cases.
   *
   * @param generator makes a case from a seeded source of randomness
   */
  public static <T> void forAll(
      long seed, int trials, Function<Random, T> generator, Consumer<T> law) {
    for (int trial = 0; trial < trials; trial++) {
      long caseSeed = seed + trial;
      T example = generator.apply(new Random(caseSeed));
      try {
        law.accept(example);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "case %d (seed %d) breaks the law: %s".formatted(trial, caseSeed, example), e);
      }
    }
  }
}
