package dev.squint.jobs.bench.load;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.TopicAdmin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Cameras in any number that are made of a few scenes: each has one of the scenes' clips, from a
 * place of its own on, and the scene's plan. Immutable.
 */
public final class Fleet {
  /** Of a camera's topic: a job that is minutes behind still finds all. */
  private static final long KEPT_BYTES = 64L << 20;

  private final List<LoadScene> scenes;
  private final List<Clip> clips;

  private Fleet(List<LoadScene> scenes, List<Clip> clips) {
    this.scenes = scenes;
    this.clips = clips;
  }

  /**
   * Makes the clips, which takes some milliseconds a frame.
   *
   * @param scenes at least one, of distinct names
   * @param framesPerClip at least 1
   * @param stop makes the clips shorter
   */
  public static Fleet record(List<LoadScene> scenes, int framesPerClip, BooleanSupplier stop)
      throws InterruptedException {
    if (scenes.isEmpty()
        || scenes.stream().map(LoadScene::name).distinct().count() < scenes.size()) {
      throw new IllegalArgumentException("a load needs scenes of distinct names: " + scenes);
    }
    ClipRecorder recorder = new ClipRecorder();
    List<Clip> clips = new ArrayList<>();
    for (LoadScene scene : scenes) {
      clips.add(recorder.record(scene, framesPerClip, stop));
    }
    return new Fleet(List.copyOf(scenes), List.copyOf(clips));
  }

  /** The plans of the first {@code count} cameras, each of its own. */
  public PlanSet plans(int count) {
    List<PlanBundle> bundles = new ArrayList<>();
    for (LoadCamera camera : members(count)) {
      bundles.add(scenes.get(camera.clip()).plan().forCamera(camera.id().value()));
    }
    return PlanSet.of(bundles);
  }

  /** The first {@code count} cameras, in order. */
  public Set<CameraId> cameras(int count) {
    Set<CameraId> ids = new LinkedHashSet<>();
    members(count).forEach(camera -> ids.add(camera.id()));
    return ids;
  }

  /** How large frames are on average, bytes, previews not counted. */
  public double meanFrameBytes() {
    return clips.stream().mapToDouble(Clip::meanBytes).average().orElseThrow();
  }

  /** Makes the topics of the first {@code count} cameras and of all answers. */
  public void makeTopics(String bootstrap, Topics topics, int count) {
    try (TopicAdmin admin = new TopicAdmin(bootstrap, topics)) {
      admin.createResults();
      admin.createFrames(cameras(count), KEPT_BYTES);
    }
  }

  /** Starts a quiet load of up to {@code most} cameras in this process. */
  public Load startHere(String bootstrap, Topics topics, int most) {
    return LoadSender.start(bootstrap, topics, clips, most, Clock.systemUTC());
  }

  /**
   * Starts a quiet load of up to {@code most} cameras in a process of its own.
   *
   * @param directory where its files lie; it must exist
   */
  public Load startBeside(String bootstrap, Topics topics, int most, Path directory)
      throws IOException {
    return LoadChild.start(bootstrap, topics, clips, most, directory);
  }

  private List<LoadCamera> members(int count) {
    return LoadCamera.of(count, clips.stream().map(Clip::camera).toList());
  }
}
