package dev.squint.jobs.web.picture;

import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.core.model.BoundingBox;
import dev.squint.video.shrink.BoxShrink;

/** Cuts objects out of frames, with a margin, no larger than a snapshot may be. */
final class Crops {
  /** Longest side of a crop, in pixels. */
  static final int MAX_SIDE = 320;

  /** Of the box's longer side, on each side of it. */
  private static final float MARGIN = 0.25f;

  private static final int MIN_SIDE = 64;
  private static final int[] REDUCTIONS = {1, 2, 4, 8};

  private Crops() {}

  /** A rectangle within an image, in whole pixels. */
  record Cut(int left, int top, int width, int height) {}

  /** The part of the frame that shows what the box holds. */
  static Image crop(Image frame, BoundingBox box) {
    Image part = part(frame, cut(box, frame.width(), frame.height()));
    int longest = Math.max(part.width(), part.height());
    for (int reduction : REDUCTIONS) {
      if (PreviewGeometry.reduced(longest, reduction) <= MAX_SIDE) {
        return BoxShrink.shrink(part, reduction);
      }
    }
    return BoxShrink.shrink(part, REDUCTIONS[REDUCTIONS.length - 1]);
  }

  /** The box with its margin, within a frame of {@code width x height}. */
  static Cut cut(BoundingBox box, int width, int height) {
    float margin = MARGIN * Math.max(box.width(), box.height());
    float halfWidth = Math.max(MIN_SIDE, box.width() + 2 * margin) / 2;
    float halfHeight = Math.max(MIN_SIDE, box.height() + 2 * margin) / 2;
    float centreX = box.x() + box.width() / 2;
    float centreY = box.y() + box.height() / 2;
    int left = within((int) Math.floor(centreX - halfWidth), width - 1);
    int top = within((int) Math.floor(centreY - halfHeight), height - 1);
    int right = within((int) Math.ceil(centreX + halfWidth), width);
    int bottom = within((int) Math.ceil(centreY + halfHeight), height);
    return new Cut(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  private static int within(int value, int high) {
    return Math.max(0, Math.min(value, high));
  }

  private static Image part(Image frame, Cut cut) {
    int channels = frame.channels();
    byte[] pixels = new byte[cut.width() * cut.height() * channels];
    int row = cut.width() * channels;
    for (int y = 0; y < cut.height(); y++) {
      int from = ((cut.top() + y) * frame.width() + cut.left()) * channels;
      System.arraycopy(frame.pixels(), from, pixels, y * row, row);
    }
    return new Image(cut.width(), cut.height(), channels, pixels);
  }
}
