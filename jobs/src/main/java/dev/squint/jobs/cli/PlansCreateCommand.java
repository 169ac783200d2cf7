package dev.squint.jobs.cli;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.query.Query;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.jobs.options.DifferenceSettings;
import dev.squint.jobs.options.PlanSettings;
import dev.squint.jobs.options.PlanWords;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint plans create}: a plan from settings, without tuning. */
@Command(
    name = "create",
    description = {
      "Makes a plan from settings: a difference detector, then the reference model.",
      "",
      "Nothing is tuned or measured: squint evaluate says what error and cost the plan has.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  squint plans create --camera lobby --fps 10 --query person --out lobby.squint",
      "  squint plans create --camera any --fps 25 --query person:0.5@door --query car \\",
      "      --zone door=0.1,0.2;0.4,0.2;0.4,0.9;0.1,0.9 --difference reference-image --out any.squint",
      "  squint plans create --config squint.yaml --camera lobby --fps 10 --out lobby.squint"
    })
final class PlansCreateCommand implements Callable<Integer> {
  private static final String ANY = "any";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private QueryOptions queries = new QueryOptions();
  @Mixin private DifferenceOptions difference = new DifferenceOptions();

  @Option(
      names = "--camera",
      required = true,
      paramLabel = "ID",
      description = "The camera that the plan is for, or any.")
  private String camera = ANY;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Frames a second of the camera. Default: what the configuration file says.")
  private Optional<Double> framesPerSecond = Optional.empty();

  @Option(
      names = "--process-every",
      paramLabel = "N",
      description = "Look at every N-th frame. Default: 1.")
  private Optional<Integer> processEvery = Optional.empty();

  @Option(
      names = "--preview-reduction",
      paramLabel = "1|2|4|8|auto",
      description = "How much smaller than the frame the preview is. Default: auto.")
  private Optional<String> previewReduction = Optional.empty();

  @Option(names = "--out", required = true, paramLabel = "PLAN", description = "The file to write.")
  private Path out = Path.of("");

  /** What is printed as JSON. */
  private record Created(String id, String file, Plan plan) {}

  @Override
  public Integer call() {
    Optional<SquintConfig> file = config.read();
    Optional<CameraConfig> base =
        camera.equals(ANY)
            ? Optional.empty()
            : file.flatMap(
                read -> read.camera(UserException.check("--camera", () -> new CameraId(camera))));
    PlanBundle bundle = PlanBundle.of(plan(base));
    write(bundle);
    new Console(spec, json.isJson())
        .result(
            new Created(bundle.id(), out.toString(), bundle.plan()),
            "%s: plan %s".formatted(out, bundle.id()));
    return 0;
  }

  private Plan plan(Optional<CameraConfig> base) {
    double rate =
        framesPerSecond
            .or(() -> base.flatMap(CameraConfig::framesPerSecond))
            .orElseThrow(
                () ->
                    new UserException(
                        "--fps is missing: how many frames a second the camera sends"));
    List<Query> asked = queries(base);
    PlanSettings settings =
        settings(base.map(CameraConfig::settings).orElseGet(PlanSettings::standard));
    String id = camera.equals(ANY) ? Plan.ANY_CAMERA : camera;
    return UserException.check("plan", () -> settings.planFor(id, rate, asked));
  }

  private List<Query> queries(Optional<CameraConfig> base) {
    List<Query> asked = queries.queries(base.map(CameraConfig::zones).orElse(List.of()));
    if (!asked.isEmpty()) {
      return asked;
    }
    return base.map(CameraConfig::queries)
        .filter(configured -> !configured.isEmpty())
        .orElseThrow(() -> new UserException("--query is missing: what is asked of the camera"));
  }

  private PlanSettings settings(PlanSettings base) {
    DifferenceSettings settings = difference.over(base.difference());
    return new PlanSettings(
        settings,
        processEvery.orElse(base.processEvery()),
        previewReduction
            .map(
                text ->
                    UserException.check(
                        "--preview-reduction", () -> PlanWords.parseReduction(text)))
            .orElse(base.previewReduction()));
  }

  private void write(PlanBundle bundle) {
    try {
      Files.write(out, PlanBundles.write(bundle));
    } catch (IOException e) {
      throw new UserException(
          "--out %s cannot be written: %s".formatted(out, Console.reason(e)), e);
    }
  }
}
