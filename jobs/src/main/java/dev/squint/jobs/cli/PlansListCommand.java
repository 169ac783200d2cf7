package dev.squint.jobs.cli;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.PlanCost;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.Tuning;
import dev.squint.core.query.Query;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.plans.PublishedPlan;
import dev.squint.jobs.plans.PublishedPlans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code squint plans list}: the plans that jobs run with. */
@Command(
    name = "list",
    description = {
      "Lists the plans that jobs run with, by camera.",
      "",
      "A job publishes its plans on the topic plans when it starts. Camera * stands for all cameras",
      "that have no plan of their own."
    },
    footer = {
      "",
      "Examples:",
      "  squint plans list",
      "  squint plans list --bootstrap localhost:9092 --json"
    })
final class PlansListCommand implements Callable<Integer> {
  private static final List<String> HEADINGS =
      List.of("camera", "plan", "published", "queries", "stages", "expected cost", "certificate");
  private static final String GAP = "  ";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private JsonOption json = new JsonOption();

  /**
   * What is printed as JSON of one plan.
   *
   * @param cost absent when it is not known
   * @param certificate absent when the plan's error is not known
   */
  private record Listed(
      String camera,
      String plan,
      Instant publishedAt,
      List<String> queries,
      List<DecidedBy> stages,
      Optional<Cost> cost,
      Optional<Certificate> certificate) {
    static Listed of(PublishedPlan published) {
      Plan plan = published.bundle().plan();
      return new Listed(
          published.camera(),
          published.bundle().id(),
          published.publishedAt(),
          plan.queries().stream().map(Query::format).toList(),
          stagesOf(plan),
          plan.tuning().map(Tuning::cost).map(Cost::of),
          plan.tuning().map(Tuning::certificate));
    }
  }

  /** A frame's expected cost, as JSON shows it. */
  private record Cost(double microsPerFrame, double referenceMicrosPerFrame, double speedup) {
    static Cost of(PlanCost cost) {
      return new Cost(cost.microsPerFrame(), cost.stages().referenceMicros(), cost.speedup());
    }
  }

  @Override
  public Integer call() {
    Topics topics = kafka.topics();
    requireTopic(topics);
    Console console = new Console(spec, json.isJson());
    try (PublishedPlans plans = new PublishedPlans(kafka.bootstrap(), topics)) {
      plans.refresh();
      List<Listed> listed = plans.byCamera().values().stream().map(Listed::of).toList();
      console.result(listed, table(listed));
      plans.unreadable().values().forEach(console::note);
    }
    return 0;
  }

  private void requireTopic(Topics topics) {
    try (TopicAdmin admin = new TopicAdmin(kafka.bootstrap(), topics)) {
      if (admin.existing(Stream.of(topics.plans())).isEmpty()) {
        throw new UserException(
            "there is no topic %s at %s: no job has published its plan there yet"
                .formatted(topics.plans(), kafka.bootstrap()));
      }
    }
  }

  private static String table(List<Listed> plans) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    plans.forEach(plan -> rows.add(cells(plan)));
    return rows.stream().map(row -> line(row, rows)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
      line.append(row.get(i)).append(" ".repeat(width - row.get(i).length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static List<String> cells(Listed plan) {
    return List.of(
        plan.camera(),
        plan.plan(),
        plan.publishedAt().toString(),
        String.join(", ", plan.queries()),
        plan.stages().stream()
            .map(stage -> stage.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", ")),
        plan.cost()
            .map(
                cost ->
                    String.format(
                        Locale.ROOT, "%.0f us, 1/%.0f", cost.microsPerFrame(), cost.speedup()))
            .orElse("unknown"),
        plan.certificate().map(PlansListCommand::text).orElse("none, not tuned"));
  }

  private static String text(Certificate certificate) {
    return certificate.holds()
        ? "misses at most %s, invents at most %s, confidence %s"
            .formatted(
                Console.percent(certificate.maxFalseNegativeRate()),
                Console.percent(certificate.maxFalsePositiveRate()),
                Console.percent(certificate.confidence()))
        : "none, uncertified";
  }

  private static List<DecidedBy> stagesOf(Plan plan) {
    List<DecidedBy> stages = new ArrayList<>();
    if (plan.processEvery() > 1) {
      stages.add(DecidedBy.FRAME_SKIPPING);
    }
    plan.difference().ifPresent(unused -> stages.add(DecidedBy.DIFFERENCE_DETECTOR));
    plan.specializedModel().ifPresent(unused -> stages.add(DecidedBy.SPECIALIZED_MODEL));
    stages.add(DecidedBy.REFERENCE_MODEL);
    return stages;
  }
}
