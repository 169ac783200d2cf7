package dev.squint.jobs.demo;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.timeline.Presence;
import dev.squint.core.wire.DetectionRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was answered of each camera, to be compared with the truth once the run is over. Mutable;
 * not thread-safe.
 */
final class AnswerLog implements Consumer<DetectionRecord> {
  private final Map<String, Answers> byCamera = new HashMap<>();

  /** The answers of one camera. */
  private static final class Answers {
    private final List<List<Presence>> byQuery = new ArrayList<>();
    private final Map<DecidedBy, Long> byStage = new EnumMap<>(DecidedBy.class);

    Answers(int queries) {
      for (int query = 0; query < queries; query++) {
        byQuery.add(new ArrayList<>());
      }
    }

    /** A frame in between that has no answer is unknown. */
    void add(DetectionRecord detection) {
      byStage.merge(detection.verdicts().get(0).decidedBy(), 1L, Long::sum);
      for (int query = 0; query < byQuery.size(); query++) {
        List<Presence> answered = byQuery.get(query);
        while (answered.size() < detection.frame()) {
          answered.add(Presence.UNKNOWN);
        }
        Boolean present = detection.verdicts().get(query).present();
        answered.add(present == null ? Presence.UNKNOWN : Presence.of(present));
      }
    }
  }

  @Override
  public void accept(DetectionRecord detection) {
    byCamera
        .computeIfAbsent(detection.camera(), unused -> new Answers(detection.verdicts().size()))
        .add(detection);
  }

  /** The verdicts on a camera's frames from its first on, by query; none without an answer. */
  List<List<Presence>> verdicts(String camera) {
    Answers answers = byCamera.get(camera);
    return answers == null ? List.of() : answers.byQuery;
  }

  /** Frames of a camera by the stage that decided, {@link DecidedBy#UNRESOLVED} too. */
  Map<DecidedBy, Long> byStage(String camera) {
    Answers answers = byCamera.get(camera);
    return answers == null ? Map.of() : answers.byStage;
  }
}
