package dev.squint.models.engine;

import java.util.List;

/**
 * The few batch sizes that a network is run at, ascending: engines prepare anew for a size they
 * have not seen, so a batch in between is padded to the next one.
 *
 * @param sizes ascending, at least one
 */
public record BatchSizes(List<Integer> sizes) {
  public BatchSizes {
    sizes = List.copyOf(sizes);
  }

  public static BatchSizes of(Integer... sizes) {
    return new BatchSizes(List.of(sizes));
  }

  public int largest() {
    return sizes.get(sizes.size() - 1);
  }

  /** The smallest size that holds {@code count}, which is at most {@link #largest}. */
  public int holding(int count) {
    for (int size : sizes) {
      if (size >= count) {
        return size;
      }
    }
    throw new IllegalArgumentException(
        "a batch of %d is above the largest size, %d".formatted(count, largest()));
  }
}
