package dev.squint.jobs.web.picture;

import dev.squint.jobs.web.fetch.MissingRecordException;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.Site;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a frame of each camera, so that boxes can be told in unit coordinates: detections do not
 * say how large the frame is. Owns a thread until {@link #close()}.
 */
public final class SizeLearner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SizeLearner.class);
  private static final long PERIOD_MILLIS = 1_000;

  private final Site site;
  private final Pictures pictures;
  private final ScheduledExecutorService executor;

  private SizeLearner(Site site, Pictures pictures) {
    this.site = site;
    this.pictures = pictures;
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "squint-web-sizes");
              thread.setDaemon(true);
              return thread;
            });
  }

  public static SizeLearner start(Site site, Pictures pictures) {
    SizeLearner learner = new SizeLearner(site, pictures);
    // Runs until the executor is closed; nobody waits for it.
    Future<?> unused =
        learner.executor.scheduleWithFixedDelay(
            learner::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return learner;
  }

  private void look() {
    for (CameraState camera : site.cameras()) {
      Optional<AnsweredFrame> newest = camera.newest();
      if (camera.size().isEmpty() && newest.isPresent()) {
        try {
          pictures.learnSize(camera, newest.get().frame());
        } catch (MissingRecordException | KafkaException e) {
          LOG.debug("the size of frames of camera {} is not known yet", camera.id(), e);
        }
      }
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
