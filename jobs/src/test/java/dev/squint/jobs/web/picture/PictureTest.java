package dev.squint.jobs.web.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.core.query.Zone.Corner;
import dev.squint.jobs.web.Answers;
import dev.squint.jobs.web.fetch.MissingRecordException;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.FrameHistory;
import dev.squint.jobs.web.picture.Crops.Cut;
import dev.squint.jobs.web.site.FrameSize;
import dev.squint.jobs.web.site.KnownPlan;
import dev.squint.jobs.web.site.PresenceStretch;
import dev.squint.jobs.web.site.PresenceStretch.Moment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final FrameSize SIZE = new FrameSize(640, 360);

  @Test
  void cutsABoxOutWithAMarginInsideTheFrame() {
    assertThat(Crops.cut(new BoundingBox(280, 140, 80, 40), 640, 360))
        .isEqualTo(new Cut(260, 120, 120, 80));
    assertThat(Crops.cut(new BoundingBox(0, 0, 10, 10), 640, 360)).isEqualTo(new Cut(0, 0, 37, 37));
    assertThat(Crops.cut(new BoundingBox(600, 300, 400, 400), 640, 360))
        .isEqualTo(new Cut(500, 200, 140, 160));
  }

  @Test
  void shrinksALargeCrop() {
    Image frame = new Image(1600, 900, Image.COLOUR, new byte[1600 * 900 * 3]);
    Image crop = Crops.crop(frame, new BoundingBox(100, 100, 800, 600));

    assertThat(crop.width()).isLessThanOrEqualTo(Crops.MAX_SIDE);
    assertThat(crop.width()).isGreaterThan(Crops.MAX_SIDE / 2 - 1);
  }

  @Test
  void reducesTilesToTheirWidth() {
    assertThat(Tiles.reduction(400)).isEqualTo(1);
    assertThat(Tiles.reduction(640)).isEqualTo(2);
    assertThat(Tiles.reduction(1280)).isEqualTo(4);
    assertThat(Tiles.reduction(1920)).isEqualTo(8);
    assertThat(Tiles.reduction(7680)).isEqualTo(8);
  }

  @Test
  void choosesTheBestObjectOfTheClassInTheZone() {
    Zone left =
        new Zone(
            "left",
            List.of(new Corner(0, 0), new Corner(0.5, 0), new Corner(0.5, 1), new Corner(0, 1)));
    Query query = new Query("person", 0.4, Optional.of(left));
    KnownPlan plan = new KnownPlan("p", Plan.untuned("lobby", 10, List.of(query)));
    DetectedObject inside = object("person", 0.6f, 100);
    List<DetectedObject> objects =
        List.of(object("person", 0.9f, 500), inside, object("car", 0.95f, 100));

    assertThat(BestObject.of(objects, "person@left", Optional.of(plan), Optional.of(SIZE)))
        .contains(inside);
    assertThat(BestObject.of(objects, "person@left", Optional.empty(), Optional.of(SIZE)))
        .contains(objects.get(0));
    assertThat(BestObject.of(objects, "bus", Optional.empty(), Optional.of(SIZE))).isEmpty();
  }

  private static DetectedObject object(String objectClass, float score, float x) {
    return new DetectedObject(objectClass, score, new BoundingBox(x, 100, 20, 50));
  }

  @Test
  void looksForAnEventsObjectWhereTheReferenceModelSawIt() {
    FrameHistory history = new FrameHistory(3_600_000);
    AnsweredFrame weak = Answers.reference(10, 0.5f, 0.5f);
    AnsweredFrame strong = Answers.reference(12, 0.9f, 0.5f);
    history.add(weak);
    history.add(Answers.specialized(11, 0.95f));
    history.add(strong);
    history.add(Answers.reference(13, 0.1f, 0.5f));
    history.add(Answers.reference(400, 0.99f, 0.5f));
    PresenceStretch event =
        new PresenceStretch(
            "e", "lobby", "person", "p", new Moment(11, Answers.at(11)), null, true, "");

    assertThat(ReferenceLooks.near(history, event, 5)).containsExactly(strong, weak);
    assertThat(ReferenceLooks.near(history, event, 1)).containsExactly(strong);
  }

  @Test
  void keepsPicturesUntilTheyTakeTooMuchRoom() throws Exception {
    PictureCache cache = new PictureCache(250);
    AtomicInteger made = new AtomicInteger();
    for (String name : List.of("a", "b", "a", "c", "a", "b")) {
      cache.get(
          name,
          () -> {
            made.incrementAndGet();
            return Picture.of(new byte[100]);
          });
    }

    // c drove b out, as a had been asked for later
    assertThat(made).hasValue(4);
    assertThat(cache.bytes()).isEqualTo(200);
  }

  @Test
  void doesNotKeepAFailure() throws Exception {
    PictureCache cache = new PictureCache(1_000);
    assertThatThrownBy(
            () ->
                cache.get(
                    "a",
                    () -> {
                      throw new MissingRecordException(MissingRecordException.Kind.DELETED, "gone");
                    }))
        .isInstanceOf(MissingRecordException.class);

    assertThat(cache.get("a", () -> Picture.of(new byte[1])).contentType()).isEqualTo("image/jpeg");
  }
}
