package dev.squint.models.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImageVariationTest {
  private static final Squares IMAGES = new Squares(160, 120, 8);

  @Test
  void boxesStayOnWhatTheyLabel() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 200; trial++) {
      LabelledImage varied = ImageVariation.vary(IMAGES.block(trial).get(0), random);
      for (LabelledBox labelled : varied.boxes()) {
        BoundingBox box = labelled.box();
        assertThat(box.x()).isNotNegative();
        assertThat(box.y()).isNotNegative();
        assertThat(box.x() + box.width()).isLessThanOrEqualTo(varied.image().width());
        assertThat(box.y() + box.height()).isLessThanOrEqualTo(varied.image().height());
        int inside =
            contrast(
                varied.image(),
                (int) (box.x() + box.width() / 2),
                (int) (box.y() + box.height() / 2));
        int outside = background(varied);
        assertThat(Math.abs(inside - outside)).isGreaterThan(15);
      }
    }
  }

  @Test
  void equalChanceGivesEqualImages() {
    LabelledImage image = IMAGES.block(0).get(1);
    LabelledImage first = ImageVariation.vary(image, new SplittableRandom(9));
    LabelledImage second = ImageVariation.vary(image, new SplittableRandom(9));
    assertThat(second.image()).isEqualTo(first.image());
    assertThat(second.boxes()).isEqualTo(first.boxes());
  }

  @Test
  void whatACropHalvesIsDifficult() {
    Image image = IMAGES.block(0).get(0).image();
    LabelledBox corner = new LabelledBox(0, new BoundingBox(0, 0, 40, 40), false);
    LabelledImage labelled = new LabelledImage(image, List.of(corner));
    SplittableRandom random = new SplittableRandom(3);
    int halved = 0;
    for (int trial = 0; trial < 500; trial++) {
      for (LabelledBox box : ImageVariation.vary(labelled, random).boxes()) {
        boolean less = box.box().area() < 0.6 * corner.box().area();
        assertThat(box.difficult()).isEqualTo(less);
        halved += less ? 1 : 0;
      }
    }
    assertThat(halved).isPositive();
  }

  /** Green, the channel that the squares lack. */
  private static int contrast(Image image, int x, int y) {
    return image.pixels()[(y * image.width() + x) * Image.COLOUR + 1] & 0xFF;
  }

  private static int background(LabelledImage image) {
    for (int y = 2; y < image.image().height(); y += 7) {
      for (int x = 2; x < image.image().width(); x += 7) {
        BoundingBox here = new BoundingBox(x - 2f, y - 2f, 4, 4);
        if (image.boxes().stream().allMatch(box -> box.box().intersectionOverUnion(here) == 0)) {
          return contrast(image.image(), x, y);
        }
      }
    }
    throw new AssertionError("no background");
  }
}
