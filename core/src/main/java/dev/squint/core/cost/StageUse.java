package dev.squint.core.cost;

/**
 * Which share of the frames reaches each stage of a plan; all in {@code [0, 1]}.
 *
 * @param previews whose preview is decoded
 * @param compared that the difference detector looks at
 * @param scored that the specialized model looks at
 * @param referred that the reference model looks at
 */
public record StageUse(double previews, double compared, double scored, double referred) {
  public StageUse {
    requireShare("previews", previews);
    requireShare("compared", compared);
    requireShare("scored", scored);
    requireShare("referred", referred);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the share %s must be between 0 and 1: %s".formatted(name, share));
    }
  }
}
