package dev.squint.video.synthetic.actor;

import java.util.random.RandomGenerator;

/**
 * What a person looks like; colours are {@code 0xRRGGBB} in full daylight.
 *
 * @param height metres
 * @param build how broad, about 1
 * @param coat how far the jacket reaches down, as a share of the height from the ground
 * @param bag the colour of a bag, or -1 without one
 * @param hood whether hair is covered in the colour of the jacket
 */
public record PersonLook(
    double height,
    double build,
    double coat,
    int skin,
    int hair,
    int top,
    int trousers,
    int shoes,
    int bag,
    boolean hood) {
  private static final int[] SKIN = {0xF0C8A4, 0xDDAA84, 0xC68F66, 0x9A6844, 0x70482E, 0xE8B890};
  private static final int[] HAIR = {0x2A1E16, 0x46301E, 0x15120F, 0x8A6A3C, 0xB9A27A, 0x9A9A98};
  private static final int[] TOPS = {
    0xB03030, 0x24489A, 0xE6E4DC, 0x1F2024, 0xD8A024, 0x2E7A46, 0x7A3A80, 0xE07028, 0x5AA0C8,
    0x1C2A48, 0xC8406A, 0xF0E060, 0x603828, 0xA8B4BC, 0x18584E
  };
  private static final int[] TROUSERS = {
    0x22304E, 0x17181C, 0x30303A, 0x7C6A50, 0x3E5C8C, 0x55463A, 0xC4B8A0, 0x283028
  };
  private static final int[] SHOES = {0x121214, 0x3A2418, 0xE4E4E4, 0x26262C};
  private static final int[] BAGS = {0x402A1C, 0x8C1F28, 0x1A1C22, 0xC09A5A, 0x2C5A7A};

  /** Draws a look from {@code random}. */
  public static PersonLook draw(RandomGenerator random) {
    int top = pick(TOPS, random);
    return new PersonLook(
        1.58 + 0.32 * random.nextDouble(),
        0.92 + 0.22 * random.nextDouble(),
        random.nextDouble() < 0.25 ? 0.30 : 0.46,
        pick(SKIN, random),
        pick(HAIR, random),
        top,
        pick(TROUSERS, random),
        pick(SHOES, random),
        random.nextDouble() < 0.35 ? pick(BAGS, random) : -1,
        random.nextDouble() < 0.12);
  }

  private static int pick(int[] colours, RandomGenerator random) {
    return colours[random.nextInt(colours.length)];
  }
}
