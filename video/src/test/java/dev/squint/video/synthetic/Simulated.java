package dev.squint.video.synthetic;

import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;

/** Short ways to simulated frames, for tests. */
final class Simulated {
  private Simulated() {}

  static SimulatedFrameSource open(String address) {
    return SimulatedFrameSource.open(SimulatedCameraAddress.parse(address));
  }

  /** The frame number {@code index} of {@code address}. */
  static SimulatedFrame frame(String address, long index) {
    try (SimulatedFrameSource source = open(address)) {
      source.skip(index);
      return source.nextFrame();
    }
  }

  /** The mean absolute difference of two images inside {@code box}, in grey levels. */
  static double difference(Image left, Image right, BoundingBox box) {
    long sum = 0;
    long count = 0;
    int bottom = (int) Math.ceil(box.y() + box.height());
    int end = (int) Math.ceil(box.x() + box.width());
    for (int y = (int) box.y(); y < bottom; y++) {
      for (int i = (y * left.width() + (int) box.x()) * 3; i < (y * left.width() + end) * 3; i++) {
        sum += Math.abs((left.pixels()[i] & 0xFF) - (right.pixels()[i] & 0xFF));
        count++;
      }
    }
    return count == 0 ? 0 : (double) sum / count;
  }

  /** The mean grey level of an image. */
  static double brightness(Image image) {
    long sum = 0;
    for (byte value : image.pixels()) {
      sum += value & 0xFF;
    }
    return (double) sum / image.pixels().length;
  }

  /** How far colours are from grey on average, in grey levels. */
  static double colourfulness(Image image) {
    long sum = 0;
    byte[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i += 3) {
      sum += Math.abs((pixels[i] & 0xFF) - (pixels[i + 2] & 0xFF));
    }
    return (double) sum / (pixels.length / 3.0);
  }
}
