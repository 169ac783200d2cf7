package dev.squint.jobs.web.http;

import dev.squint.jobs.web.document.Paths;
import dev.squint.jobs.web.fetch.MissingRecordException;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.picture.Picture;
import dev.squint.jobs.web.picture.PictureKind;
import dev.squint.jobs.web.picture.Pictures;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.PresenceStretch;
import java.util.Map;

/** Answers with pictures. Thread-safe. */
final class PictureApi {
  private static final String NEWEST = "newest";
  private static final int TEMPORARY_REDIRECT = 307;
  private static final int OPEN_SNAPSHOT_SECONDS = 60;
  private static final Map<String, PictureKind> KINDS =
      Map.of(
          "tile.jpg", PictureKind.TILE,
          "preview.jpg", PictureKind.PREVIEW,
          "full.jpg", PictureKind.FULL);

  private final Pictures pictures;

  PictureApi(Pictures pictures) {
    this.pictures = pictures;
  }

  static boolean isKind(String name) {
    return KINDS.containsKey(name);
  }

  /**
   * The picture of a frame.
   *
   * @param number the frame's, or {@code newest}
   * @param name which picture
   */
  Answer frame(CameraState camera, String number, String name) throws Problem {
    if (number.equals(NEWEST)) {
      AnsweredFrame newest =
          camera
              .newest()
              .orElseThrow(
                  () ->
                      Problem.noSuchFrame(
                          "camera %s has no answered frame yet".formatted(camera.id())));
      String kind = name.substring(0, name.indexOf('.'));
      return Answer.redirect(TEMPORARY_REDIRECT, Paths.frame(camera.id(), newest.frame(), kind));
    }
    long frame = number(number);
    try {
      Picture picture = pictures.frame(camera, frame, KINDS.getOrDefault(name, PictureKind.TILE));
      return Answer.lasting(picture.contentType(), picture.bytes())
          .with("Squint-Frame", Long.toString(frame));
    } catch (MissingRecordException e) {
      throw missing(camera, frame, e);
    }
  }

  Answer snapshot(CameraState camera, String query, String number) throws Problem {
    long frame = number(number);
    String id = "%s/%s/%d".formatted(camera.id(), query, frame);
    PresenceStretch event =
        camera.events(events -> events.find(id)).orElseThrow(() -> Problem.unknownEvent(id));
    try {
      Picture picture = pictures.snapshot(camera, event);
      Answer answer =
          Answer.lasting(picture.contentType(), picture.bytes())
              .with("Squint-Snapshot", picture.isCrop() ? "crop" : "frame");
      return event.open() ? answer.cachedFor(OPEN_SNAPSHOT_SECONDS) : answer;
    } catch (MissingRecordException e) {
      throw missing(camera, frame, e);
    }
  }

  private static long number(String text) throws Problem {
    if (!text.matches("\\d{1,15}")) {
      throw Problem.badRequest(
          "a frame is a whole number of at most 15 digits: \"%s\"".formatted(text));
    }
    return Long.parseLong(text);
  }

  private static Problem missing(CameraState camera, long frame, MissingRecordException why) {
    return switch (why.kind()) {
      case DELETED ->
          Problem.frameDeleted(
              "frame %d of camera %s is no longer there: %s"
                  .formatted(frame, camera.id(), why.getMessage()));
      case NEVER_THERE ->
          Problem.noSuchFrame(
              "frame %d of camera %s is not there: %s"
                  .formatted(frame, camera.id(), why.getMessage()));
    };
  }
}
