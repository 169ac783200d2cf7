package dev.squint.models.detector;

import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Varies labelled images, so that a detector learns what does not matter: mirrored or not, a part
 * of the image or all, brighter, flatter, without colour.
 */
final class ImageVariation {
  private static final double CROPPED = 0.25;
  private static final double SMALLEST_CROP = 0.75;
  private static final double GREY = 0.1;
  private static final double LARGEST_GAIN = 0.25;
  private static final double LARGEST_OFFSET = 20;
  private static final double LARGEST_TINT = 0.06;

  /** A box of which a crop leaves less is too little to recognize. */
  private static final double KEPT_SHARE = 0.6;

  private static final double SEEN_SHARE = 0.1;
  private static final int LEVELS = 256;

  private ImageVariation() {}

  static LabelledImage vary(LabelledImage image, RandomGenerator random) {
    Crop crop = Crop.draw(image.image(), random);
    boolean mirrored = random.nextBoolean();
    byte[][] levels = levels(random);
    boolean grey = random.nextDouble() < GREY;
    Image varied = pixels(image.image(), crop, mirrored, levels, grey);
    List<LabelledBox> boxes = new ArrayList<>();
    for (LabelledBox box : image.boxes()) {
      addSeen(box, crop, mirrored, boxes);
    }
    return new LabelledImage(varied, boxes);
  }

  /** The part of an image that is kept. */
  private record Crop(int left, int top, int width, int height) {
    static Crop draw(Image image, RandomGenerator random) {
      if (random.nextDouble() >= CROPPED) {
        return new Crop(0, 0, image.width(), image.height());
      }
      double share = SMALLEST_CROP + (1 - SMALLEST_CROP) * random.nextDouble();
      int width = (int) (image.width() * share);
      int height = (int) (image.height() * share);
      int left = random.nextInt(image.width() - width + 1);
      int top = random.nextInt(image.height() - height + 1);
      return new Crop(left, top, width, height);
    }
  }

  private static void addSeen(
      LabelledBox labelled, Crop crop, boolean mirrored, List<LabelledBox> boxes) {
    BoundingBox box = labelled.box();
    float left = Math.max(box.x() - crop.left(), 0);
    float top = Math.max(box.y() - crop.top(), 0);
    float right = Math.min(box.x() + box.width() - crop.left(), crop.width());
    float bottom = Math.min(box.y() + box.height() - crop.top(), crop.height());
    if (right <= left || bottom <= top) {
      return;
    }
    float kept = (right - left) * (bottom - top) / box.area();
    if (kept < SEEN_SHARE) {
      return;
    }
    float x = mirrored ? crop.width() - right : left;
    boxes.add(
        new LabelledBox(
            labelled.classIndex(),
            new BoundingBox(x, top, right - left, bottom - top),
            labelled.difficult() || kept < KEPT_SHARE));
  }

  private static Image pixels(
      Image image, Crop crop, boolean mirrored, byte[][] levels, boolean grey) {
    byte[] pixels = new byte[crop.width() * crop.height() * Image.COLOUR];
    for (int y = 0; y < crop.height(); y++) {
      int row = ((crop.top() + y) * image.width() + crop.left()) * Image.COLOUR;
      int target = y * crop.width() * Image.COLOUR;
      for (int x = 0; x < crop.width(); x++) {
        int from = row + (mirrored ? crop.width() - 1 - x : x) * Image.COLOUR;
        int blue = image.pixels()[from] & 0xFF;
        int green = image.pixels()[from + 1] & 0xFF;
        int red = image.pixels()[from + 2] & 0xFF;
        if (grey) {
          int luma = (29 * blue + 150 * green + 77 * red) >> 8;
          blue = luma;
          green = luma;
          red = luma;
        }
        pixels[target++] = levels[0][blue];
        pixels[target++] = levels[grey ? 0 : 1][green];
        pixels[target++] = levels[grey ? 0 : 2][red];
      }
    }
    return new Image(crop.width(), crop.height(), Image.COLOUR, pixels);
  }

  /** What each level of blue, green and red becomes. */
  private static byte[][] levels(RandomGenerator random) {
    double gain = 1 + LARGEST_GAIN * (2 * random.nextDouble() - 1);
    double offset = LARGEST_OFFSET * (2 * random.nextDouble() - 1);
    byte[][] levels = new byte[Image.COLOUR][LEVELS];
    for (byte[] channel : levels) {
      double tinted = gain * (1 + LARGEST_TINT * (2 * random.nextDouble() - 1));
      for (int level = 0; level < LEVELS; level++) {
        double value = (level - LEVELS / 2) * tinted + LEVELS / 2 + offset;
        channel[level] = (byte) Math.max(0, Math.min(LEVELS - 1, Math.round(value)));
      }
    }
    return levels;
  }
}
