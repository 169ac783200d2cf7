package dev.squint.jobs.bench.endtoend;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.bench.endtoend.EndToEndReport.Contender;
import dev.squint.jobs.bench.endtoend.Pace.Speed;
import dev.squint.jobs.bench.sample.FootageSample;
import dev.squint.jobs.bench.sample.FootageSample.SampledFrame;
import dev.squint.jobs.kafka.TopicAdmin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures, over Kafka topics of the same footage: a bare consumer, a job that answers every frame
 * by its difference detector, the cascade, and the reference model on every frame. They take turns
 * in rounds, so that what else the machine does meets all of them; the first round is not counted.
 *
 * <p>The reference model takes so much longer that it is given some stretches of the footage alone,
 * spread over it: what it costs a frame does not depend on the frame.
 */
public final class EndToEnd {
  /** A consumer is so fast that it must read a topic several times to be measured. */
  private static final int CONSUMER_PASSES = 3;

  private final Settings settings;
  private final Consumer<String> said;
  private final BooleanSupplier stop;
  private final BareConsumer consumer;
  private final MeasuredJob jobs;
  private final Map<Kind, List<Speed>> speeds = new EnumMap<>(Kind.class);

  /**
   * What is measured.
   *
   * @param bootstrap a broker, best in a process of its own
   * @param topics whose names are free there
   * @param sample the footage
   * @param plan the cascade's
   * @param stages opens decoder and models
   * @param frames that each contender but the reference model is given; footage is used again when
   *     it holds fewer
   * @param rounds to be counted, at least 1
   * @param referenceFrames that the reference model is given a round
   */
  public record Settings(
      String bootstrap,
      Topics topics,
      FootageSample sample,
      PlanBundle plan,
      CascadeStages stages,
      long frames,
      int rounds,
      int referenceFrames) {}

  /** Who takes part. */
  private enum Kind {
    CONSUMER("consumer", "bare Kafka consumer"),
    SHORT_CIRCUIT("shortCircuit", "job, every frame short-circuits"),
    CASCADE("cascade", "job, the cascade"),
    REFERENCE("reference", "job, reference model on every frame");

    private final String label;
    private final String description;

    Kind(String label, String description) {
      this.label = label;
      this.description = description;
    }
  }

  /**
   * A measurement.
   *
   * @param said takes lines on how far it is
   * @param stop true ends it early, without a report
   */
  public EndToEnd(Settings settings, Consumer<String> said, BooleanSupplier stop) {
    this.settings = settings;
    this.said = said;
    this.stop = stop;
    consumer = new BareConsumer(settings.bootstrap(), settings.topics());
    jobs = new MeasuredJob(settings.bootstrap(), settings.topics(), settings.stages());
  }

  /** Measures; empty when it was stopped. */
  public Optional<EndToEndReport> run() throws Exception {
    try (TopicAdmin admin = new TopicAdmin(settings.bootstrap(), settings.topics())) {
      admin.createResults();
    }
    said.accept("writing %d frames to Kafka".formatted(settings.frames()));
    FrameTopic whole = fill(camera(), settings.sample().frames(), settings.frames());
    List<FrameTopic> slices = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      List<SampledFrame> slice = slice(round);
      slices.add(fill(new CameraId("reference-" + round), slice, slice.size()));
    }
    try (AnswerOffsets offsets = new AnswerOffsets(settings.bootstrap(), settings.topics())) {
      for (int round = 0; round <= settings.rounds() && !stop.getAsBoolean(); round++) {
        said.accept(
            round == 0 ? "warming up" : "round %d of %d".formatted(round, settings.rounds()));
        Optional<FrameTopic> slice =
            round == 0 ? Optional.empty() : Optional.of(slices.get(round - 1));
        round(round, whole, slice, offsets);
      }
    }
    return stop.getAsBoolean() ? Optional.empty() : Optional.of(report());
  }

  /** The first round has no slice: it warms up what the other contenders need. */
  private void round(int round, FrameTopic whole, Optional<FrameTopic> slice, AnswerOffsets offsets)
      throws Exception {
    List<Kind> order = new ArrayList<>(List.of(Kind.values()));
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    for (Kind kind : order) {
      if (stop.getAsBoolean()) {
        return;
      }
      FrameTopic topic = kind == Kind.REFERENCE ? slice.orElse(whole) : whole;
      if (kind != Kind.REFERENCE || slice.isPresent()) {
        Speed speed = measure(kind, round, topic, offsets);
        if (round > 0) {
          speeds.merge(kind, List.of(speed), EndToEnd::joined);
        }
      }
    }
  }

  private Speed measure(Kind kind, int round, FrameTopic topic, AnswerOffsets offsets)
      throws Exception {
    Pace pace = new Pace();
    if (kind == Kind.CONSUMER) {
      consumer.read(topic, CONSUMER_PASSES, pace, stop);
      return pace.speed(topic.frames() * CONSUMER_PASSES);
    }
    jobs.run("bench-%s-%d".formatted(kind.label, round), plan(kind), topic, offsets, pace, stop);
    return pace.speed(topic.frames());
  }

  private PlanBundle plan(Kind kind) {
    Plan plan = settings.plan().plan();
    Plan everyFrame = Plan.referenceOnly(Plan.ANY_CAMERA, plan.framesPerSecond(), plan.queries());
    return switch (kind) {
      case CONSUMER, CASCADE -> settings.plan();
      case REFERENCE -> PlanBundle.of(everyFrame);
      case SHORT_CIRCUIT ->
          PlanBundle.of(
              everyFrame.withDifference(
                  new DifferenceSpec(
                      Baseline.LAST_LET_THROUGH,
                      1,
                      DifferenceMetric.standard(),
                      1,
                      DifferenceSpec.MAX_RECHECK,
                      Optional.empty())));
    };
  }

  private CameraId camera() {
    String planned = settings.plan().plan().camera();
    return new CameraId(planned.equals(Plan.ANY_CAMERA) ? "bench" : planned);
  }

  private FrameTopic fill(CameraId camera, List<SampledFrame> frames, long count)
      throws InterruptedException {
    FrameTopic.Content content =
        new FrameTopic.Content(
            frames, count, Clock.systemUTC().instant(), settings.sample().framesPerSecond());
    return FrameTopic.fill(settings.bootstrap(), settings.topics(), camera, content, stop);
  }

  private List<SampledFrame> slice(int round) {
    List<SampledFrame> frames = settings.sample().frames();
    int length = Math.min(settings.referenceFrames(), frames.size());
    int start = (int) ((long) (frames.size() - length) * round / Math.max(1, settings.rounds()));
    return frames.subList(start, start + length);
  }

  private EndToEndReport report() {
    Contender bare = contender(Kind.CONSUMER);
    Contender shortCircuit = contender(Kind.SHORT_CIRCUIT);
    Contender cascade = contender(Kind.CASCADE);
    Contender reference = contender(Kind.REFERENCE);
    return new EndToEndReport(
        settings.frames(),
        settings.sample().frames().size(),
        settings.sample().meanBytes(),
        settings.rounds(),
        List.of(bare, shortCircuit, cascade, reference),
        cascade.framesPerSecond() / reference.framesPerSecond(),
        reference.cpuMicrosPerFrame() / cascade.cpuMicrosPerFrame(),
        shortCircuit.framesPerSecond() / bare.framesPerSecond(),
        cascade.framesPerSecond() / bare.framesPerSecond());
  }

  private Contender contender(Kind kind) {
    List<Speed> measured = speeds.getOrDefault(kind, List.of());
    return new Contender(
        kind.label,
        kind.description,
        median(measured.stream().map(Speed::framesPerSecond).toList()),
        median(measured.stream().map(Speed::cpuMicrosPerFrame).toList()),
        measured.stream().map(Speed::framesPerSecond).toList());
  }

  private static List<Speed> joined(List<Speed> before, List<Speed> more) {
    List<Speed> all = new ArrayList<>(before);
    all.addAll(more);
    return all;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
