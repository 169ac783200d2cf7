package dev.squint.models.detector;

import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Labelled images of coloured rectangles on noise: blue ones are class 0, red ones class 1. */
record Squares(int width, int height, int blockSize) implements LabelledImages {
  static final List<String> CLASSES = List.of("blue", "red");
  private static final int LARGEST = 3;

  @Override
  public List<LabelledImage> block(long number) {
    RandomGenerator random = new SplittableRandom(number);
    List<LabelledImage> images = new ArrayList<>();
    for (int index = 0; index < blockSize; index++) {
      images.add(image(random));
    }
    return images;
  }

  private LabelledImage image(RandomGenerator random) {
    byte[] pixels = new byte[width * height * Image.COLOUR];
    for (int index = 0; index < pixels.length; index++) {
      pixels[index] = (byte) (100 + random.nextInt(30));
    }
    List<LabelledBox> boxes = new ArrayList<>();
    int count = random.nextInt(LARGEST);
    for (int box = 0; box < count; box++) {
      int side = height / 6 + random.nextInt(height / 4);
      int x = random.nextInt(width - side);
      int y = random.nextInt(height - side);
      int classIndex = random.nextInt(CLASSES.size());
      BoundingBox placed = new BoundingBox(x, y, side, side);
      if (boxes.stream().allMatch(other -> other.box().intersectionOverUnion(placed) == 0)) {
        paint(pixels, x, y, side, classIndex);
        boxes.add(new LabelledBox(classIndex, placed, false));
      }
    }
    return new LabelledImage(new Image(width, height, Image.COLOUR, pixels), boxes);
  }

  private void paint(byte[] pixels, int left, int top, int side, int classIndex) {
    byte[] colour = {40, 40, 40};
    colour[classIndex == 0 ? 0 : 2] = (byte) 160;
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        System.arraycopy(colour, 0, pixels, (y * width + x) * Image.COLOUR, Image.COLOUR);
      }
    }
  }

  /** How many boxes there are in some images. */
  static int boxes(List<LabelledImage> images) {
    return images.stream().mapToInt(image -> image.boxes().size()).sum();
  }

  @Override
  public String toString() {
    return "squares " + Arrays.asList(width, height, blockSize);
  }
}
