package dev.squint.optimizer.report;

import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.report.TuningReport.Footage;
import dev.squint.optimizer.report.TuningReport.QueryTrack;
import dev.squint.optimizer.report.TuningReport.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One wrong stretch as the page shows it.
 *
 * @param title what went wrong, for how long
 * @param where in the footage
 * @param facts truth and answer, stage, score
 * @param why in a sentence
 * @param kind class of the card, {@code missed} or {@code invented}
 * @param startSeconds for the button that shows it on the timeline
 * @param endSeconds likewise
 * @param picture the frame; empty when it cannot be had
 * @param boxes what the reference model found in it
 */
record MistakeCard(
    String title,
    String where,
    List<Fact> facts,
    String why,
    String kind,
    double startSeconds,
    double endSeconds,
    List<Picture> picture,
    List<Box> boxes) {
  private static final int LONGEST = 8;
  private static final int SUREST = 4;

  /** Weaker finds of the reference model would only hide the picture. */
  private static final double WEAKEST_BOX = 0.25;

  /** A name and its value. */
  record Fact(String name, String value) {}

  /** An object on the picture; {@code asked} when its class is the query's. */
  record Box(
      float x,
      float y,
      float width,
      float height,
      String label,
      String kind,
      float labelX,
      float labelY,
      String anchor) {
    static Box of(DetectedObject object, QueryTrack query, Picture frame) {
      BoundingBox box = object.box();
      boolean isFarRight = box.x() > frame.width() * 0.6f;
      float line = frame.fontSize();
      return new Box(
          box.x(),
          box.y(),
          box.width(),
          box.height(),
          object.objectClass() + " " + Wording.score(object.score()),
          isAsked(object, query) ? "asked" : "other",
          isFarRight ? box.x() + box.width() : box.x(),
          box.y() > line * 1.2f ? box.y() - line * 0.25f : box.y() + line,
          isFarRight ? "end" : "start");
    }

    private static boolean isAsked(DetectedObject object, QueryTrack query) {
      return query.asked().split("[:@]", 2)[0].equals(object.objectClass());
    }
  }

  /** The worst mistakes of a report. */
  static List<MistakeCard> worstOf(TuningReport report, FramePictures pictures) {
    return stretches(report).stream().map(stretch -> of(stretch, report, pictures)).toList();
  }

  /** The worst wrong stretches of a report. */
  static List<WrongStretch> stretches(TuningReport report) {
    List<WrongStretch> stretches = new ArrayList<>();
    for (QueryTrack query : report.queries()) {
      stretches.addAll(WrongStretch.of(query, report.footage().frames()));
    }
    return WrongStretch.worst(stretches, LONGEST, SUREST);
  }

  private static MistakeCard of(WrongStretch stretch, TuningReport report, FramePictures pictures) {
    Footage footage = report.footage();
    double rate = footage.framesPerSecond();
    Optional<Picture> picture = pictures.jpeg(stretch.worstFrame()).flatMap(Picture::of);
    List<Box> boxes =
        picture
            .map(frame -> boxes(pictures.objects(stretch.worstFrame()), stretch.track(), frame))
            .orElse(List.of());
    return new MistakeCard(
        "%s %s for %s"
            .formatted(
                stretch.track().name(),
                stretch.missed() ? "missed" : "invented",
                Wording.duration(stretch.frames() / rate)),
        "%s, frame %s, %s"
            .formatted(
                Wording.time(stretch.worstFrame() / rate),
                Wording.count(footage.firstFrame() + stretch.worstFrame()),
                sliceOf(stretch.worstFrame(), report)),
        facts(stretch, report),
        Reason.of(stretch, report),
        stretch.missed() ? "missed" : "invented",
        stretch.start() / rate,
        stretch.end() / rate,
        picture.stream().toList(),
        boxes);
  }

  private static List<Box> boxes(List<DetectedObject> objects, QueryTrack query, Picture frame) {
    return objects.stream()
        .filter(object -> object.score() >= WEAKEST_BOX)
        .map(object -> Box.of(object, query, frame))
        .toList();
  }

  private static List<Fact> facts(WrongStretch stretch, TuningReport report) {
    QueryTrack track = stretch.track();
    int frame = stretch.worstFrame();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("truth", stretch.missed() ? "present" : "absent"));
    facts.add(new Fact("answer", stretch.missed() ? "absent" : "present"));
    facts.add(new Fact("decided by", Reason.nameOf(track.decidedBy()[frame])));
    if (track.scores().length > 0) {
      facts.add(new Fact("score", Wording.score(track.scores()[frame])));
    }
    if (track.thresholds().isPresent()) {
      ScoreThresholds thresholds = track.thresholds().get();
      facts.add(
          new Fact(
              "in doubt from, to",
              Wording.score(thresholds.absentBelow())
                  + ", "
                  + Wording.score(thresholds.presentAbove())));
    }
    if (report.differences().length > 0 && !Float.isNaN(report.differences()[frame])) {
      facts.add(new Fact("difference", Wording.small(report.differences()[frame])));
    }
    return facts;
  }

  private static String sliceOf(int frame, TuningReport report) {
    return report.slices().stream()
        .filter(slice -> frame >= slice.start() && frame < slice.end())
        .map(Slice::name)
        .findFirst()
        .orElse("between the slices");
  }
}
