package dev.squint.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.query.Query;
import dev.squint.jobs.offline.FakeBackend;
import dev.squint.jobs.offline.NativeBackend;
import dev.squint.jobs.offline.OfflineBackend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserMistakesTest {
  @TempDir private Path folder;
  private final OfflineBackend real = new NativeBackend();
  private final OfflineBackend fake = new FakeBackend();
  private Path plan = Path.of("");
  private Path video = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    plan = folder.resolve("fake.squint");
    Plan untuned = Plan.untuned("fake", 10, List.of(Query.parse("person", List.of())));
    Files.write(plan, PlanBundles.write(PlanBundle.of(untuned)));
    video = folder.resolve("video.mp4");
    Files.writeString(video, "this is no video");
    model = folder.resolve("model.onnx");
  }

  @Test
  void aDurationWithoutUnit() {
    assertThat(
            CommandResult.of(real, "deploy", "--checkpoint-interval", "10", "--reference", model)
                .mistake())
        .startsWith("squint: Invalid value for option '--checkpoint-interval'")
        .contains("\"10\" must be a duration with its unit (500ms, 10s, 5m, 1h)");
  }

  @Test
  void aPageForOtherMachinesWithoutAToken() {
    assertThat(CommandResult.of(real, "web", "--listen", "0.0.0.0:8080", "--token", "").mistake())
        .isEqualTo(
            "squint: --listen: the web page can be seen from other machines at 0.0.0.0:8080, so it"
                + " needs a token (--token, or web.token in the configuration)");
    assertThat(CommandResult.of(real, "web", "--token", "secret").mistake())
        .startsWith("squint: --token: a token has 16 to 256 letters")
        .doesNotContain("secret");
    assertThat(CommandResult.of(real, "web", "--listen", "8080").mistake())
        .isEqualTo("squint: --listen: an address to listen on reads HOST:PORT: \"8080\"");
  }

  @Test
  void anInputThatIsNotThere() {
    Path missing = folder.resolve("none.mp4");
    assertThat(run(real, "--input", missing).mistake())
        .isEqualTo("squint: --input %s does not exist".formatted(missing));
  }

  @Test
  void anInputThatIsNoVideo() {
    assertThat(run(real, "--input", video).mistake())
        .startsWith("squint: %s cannot be opened as video".formatted(video));
  }

  @Test
  void aCameraAddressWhereARecordingIsRead() {
    assertThat(run(real, "--input", "rtsp://user:secret@10.0.0.7/stream").mistake())
        .contains("cameras are read by squint ingest")
        .doesNotContain("secret");
  }

  @Test
  void aSimulatedCameraThatIsNotKnownOrNeverEnds() {
    assertThat(run(fake, "--input", "sim:harbour").mistake())
        .startsWith("squint: --input: simulated camera sim:harbour has no scene \"harbour\"")
        .contains("crossing");
    assertThat(run(fake, "--input", "sim:crossing?size=320x180").mistake())
        .isEqualTo(
            "squint: --input sim:crossing?size=320x180 never ends: say how many frames are meant with frames=N in the address or with --to-frame N");
    assertThat(run(fake, "--input", "sim:crossing?frames=5", "--from-frame", "5").mistake())
        .contains("holds frames 0 to 4, none of those");
    assertThat(run(fake, "--input", "sim:crossing?frames=5", "--from", "-1h").mistake())
        .contains("--from and --to are capture times of a topic");
  }

  @Test
  void anExactTruthOfWhatIsNotSimulated() {
    assertThat(evaluate("--truth", "exact").mistake())
        .isEqualTo(
            "squint: --truth: an exact truth is known of simulated cameras (sim:...) alone, not of "
                + video);
    assertThat(evaluate("--truth", "real").mistake())
        .isEqualTo("squint: --truth is reference or exact: \"real\"");
  }

  private CommandResult evaluate(Object... further) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("evaluate", "--plan", plan, "--input", video, "--reference", "fake.onnx"));
    arguments.addAll(Arrays.asList(further));
    return CommandResult.of(fake, arguments.toArray());
  }

  @Test
  void anEmptyFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run(real, "--input", empty).mistake())
        .contains(empty.toString())
        .contains("holds no .jpg");
  }

  @Test
  void aPlanThatIsNotThereDamagedOrTooNew() throws IOException {
    Path missing = folder.resolve("none.squint");
    assertThat(show(missing))
        .isEqualTo("squint: plan %s does not exist or is no file".formatted(missing));

    byte[] bytes = Files.readAllBytes(plan);
    Path damaged = folder.resolve("damaged.squint");
    Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(show(damaged)).startsWith("squint: " + damaged);

    Path text = folder.resolve("text.squint");
    Files.writeString(text, "person");
    assertThat(show(text)).contains("no plan bundle");

    Path newer = folder.resolve("newer.squint");
    Files.write(newer, zip("{\"schema\":99}"));
    assertThat(show(newer)).contains("the plan has schema 99", "use a newer Squint");
  }

  @Test
  void aPlanForAnotherCamera() {
    assertThat(run(fake, "--input", video, "--camera", "gate").mistake())
        .isEqualTo("squint: plan %s is for camera fake, not for gate".formatted(plan));
    assertThat(run(fake, "--input", video, "--camera", "Gate").mistake())
        .startsWith("squint: --camera: camera id \"Gate\" must match");
  }

  @Test
  void aModelThatIsNotThereOrNone() throws IOException {
    Path images = Files.createDirectory(folder.resolve("images"));
    Image grey = new Image(16, 16, 3, new byte[16 * 16 * 3]);
    Files.write(images.resolve("0.jpg"), real.encoder().encode(grey));
    assertThat(run(real, "--input", images).mistake())
        .isEqualTo("squint: %s: no such model file".formatted(model));
    Files.writeString(model, "no model");
    assertThat(run(real, "--input", images).mistake()).startsWith("squint: " + model);
    assertThat(CommandResult.of(real, "run", "--plan", plan, "--input", images).mistake())
        .startsWith("squint: no reference model: name one with --reference MODEL");
  }

  @Test
  void aClassThatTheModelDoesNotKnow() throws IOException {
    Plan untuned = Plan.untuned("fake", 10, List.of(Query.parse("persn", List.of())));
    Files.write(plan, PlanBundles.write(PlanBundle.of(untuned)));
    assertThat(run(fake, "--input", video).mistake())
        .isEqualTo(
            "squint: query persn: reference model fake.onnx has no class \"persn\" among its 2; did you mean person?");
  }

  @Test
  void anOutputThatCannotBeWritten() {
    Path inMissing = folder.resolve("missing").resolve("out.jsonl");
    assertThat(run(fake, "--input", video, "--out", inMissing).mistake())
        .contains("--out", "there is no folder " + inMissing.getParent());
    assertThat(run(fake, "--input", video, "--out", folder).mistake())
        .isEqualTo("squint: --out %s is a folder, not a file".formatted(folder));
    Path same = folder.resolve("same.jsonl");
    assertThat(run(fake, "--input", video, "--out", same, "--events", same).mistake())
        .contains("--out and --events name the same file");
    assertThat(create("--fps", 10, "--query", "person", "--out", inMissing).mistake())
        .isEqualTo(
            "squint: --out %s cannot be written: there is no such folder".formatted(inMissing));
  }

  @Test
  void aConfigurationWithAMistake() throws IOException {
    Path config = folder.resolve("squint.yaml");
    Files.writeString(config, "reference:\n  modle: m.onnx\n");
    assertThat(run(fake, "--input", video, "--config", config).mistake())
        .startsWith(
            "squint: %s:2:3: unknown key reference.modle; did you mean model?".formatted(config));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "--query person:2 ~ squint: --query: the minimum score of query person must be between 0 and 1: 2.0",
        "--query person:x ~ squint: --query: the minimum score in query \"person:x\" is not a number: x",
        "--query person@door ~ squint: --query: query \"person@door\" names an unknown zone: door; known: []",
        "--query @door ~ squint: --query: query \"@door\" must read CLASS[:MINIMUM_SCORE][@ZONE]",
        "--query person --query person ~ squint: --query: query person is asked twice",
        "--query person --zone d=0,0;1,0;2,2 ~ squint: --zone: zone d has a corner outside the frame: 2.0,2.0; coordinates are between 0 and 1",
        "--query person --zone d=0,0;1,1 ~ squint: --zone: zone d needs at least 3 corners, it has 2",
        "--query person --zone d ~ squint: --zone: a zone reads NAME=X,Y;X,Y;X,Y with at least three corners between 0 and 1: \"d\"",
        "--query person --grid 16 ~ squint: --grid: a block grid reads COLUMNSxROWS, for example 16x9: \"16\"",
        "--query person --threshold 2 ~ squint: plan: the difference threshold must be between 0 and 1: 2.0",
        "--query person --difference mog2 ~ squint: --difference: must be one of last-let-through, earlier-frame, reference-image, none; it is \"mog2\"",
        "--query person --preview-reduction 3 ~ squint: --preview-reduction: preview reduction must be 1, 2, 4 or 8: 3",
        "--query person --fps 0 ~ squint: plan: framesPerSecond must be above 0 and at most 1000: 0.0",
        "--query person --lag many ~ squint: Invalid value for option '--lag': 'many' is not an int (see squint plans create --help)",
        "--zone d=0,0;1,0;1,1 ~ squint: --query is missing: what is asked of the camera",
      })
  void aPlanThatCannotBeMade(String options, String message) {
    String[] split = options.split(" ", -1);
    Object[] arguments = new Object[split.length + 4];
    System.arraycopy(split, 0, arguments, 0, split.length);
    arguments[split.length] = "--out";
    arguments[split.length + 1] = folder.resolve("p.squint");
    arguments[split.length + 2] = options.contains("--fps") ? "--camera" : "--fps";
    arguments[split.length + 3] = options.contains("--fps") ? "gate" : 10;
    assertThat(create(arguments).mistake()).isEqualTo(message);
  }

  @Test
  void argumentsThatDoNotFit() {
    assertThat(CommandResult.of(real, "run", "--input", video).mistake())
        .isEqualTo("squint: Missing required option: '--plan=PLAN' (see squint run --help)");
    assertThat(CommandResult.of(real, "rnu").mistake())
        .startsWith("squint: Unmatched argument at index 0: 'rnu'")
        .endsWith("(see squint --help)");
    assertThat(CommandResult.of(real).mistake())
        .isEqualTo("squint: say what to do: a COMMAND is missing (see squint --help)");
    assertThat(
            CommandResult.of(
                    real,
                    "label",
                    "--input",
                    video,
                    "--reference",
                    model,
                    "--out",
                    folder,
                    "--every",
                    0)
                .mistake())
        .isEqualTo("squint: --label-every must be at least 1: 0");
    assertThat(run(fake, "--input", video, "--from-frame", 9, "--to-frame", 3).mistake())
        .contains("frames from 9 to 3 are none");
    assertThat(run(fake, "--input", video, "--start-time", "noon").mistake())
        .startsWith("squint: --start-time: ")
        .contains("\"noon\"");
  }

  @Test
  void labelsThatCannotTellTheTruth() {
    assertThat(label("--label-every", 5, "--edges").mistake())
        .startsWith("squint: --edges needs a --query");
    assertThat(label("--query", "person@door", "--zone", "door=0,0;1,0;1,1.5").mistake())
        .contains("zone door has a corner outside the frame: 1.0,1.5");
    CommandResult evaluated =
        CommandResult.of(
            fake, "evaluate", "--plan", plan, "--input", video, "--reference", model, "--every", 7);
    assertThat(evaluated.mistake()).startsWith("squint: --label-every 7 can overlook whole events");
  }

  @Test
  void anErrorOfOursHasAStackTraceAndItsOwnCode() {
    OfflineBackend broken =
        new FakeBackend() {
          @Override
          public FrameEncoder encoder() {
            throw new IllegalStateException("broken on purpose");
          }
        };
    CommandResult result = run(broken, "--input", video);
    assertThat(result.exitCode()).isEqualTo(SquintCommand.INTERNAL_ERROR);
    assertThat(result.err()).contains("broken on purpose").contains("\tat dev.squint.");
    assertThat(result.out()).isEmpty();
  }

  private CommandResult run(OfflineBackend backend, Object... options) {
    Object[] arguments = new Object[options.length + 5];
    arguments[0] = "run";
    arguments[1] = "--plan";
    arguments[2] = plan;
    arguments[3] = "--reference";
    arguments[4] = model;
    System.arraycopy(options, 0, arguments, 5, options.length);
    return CommandResult.of(backend, arguments);
  }

  private CommandResult label(Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("label", "--input", video));
    arguments.addAll(List.of("--reference", model, "--out", folder));
    arguments.addAll(List.of(options));
    return CommandResult.of(fake, arguments.toArray());
  }

  private CommandResult create(Object... options) {
    Object[] arguments = new Object[options.length + 2];
    arguments[0] = "plans";
    arguments[1] = "create";
    System.arraycopy(options, 0, arguments, 2, options.length);
    boolean named = Arrays.asList(options).contains("--camera");
    if (named) {
      return CommandResult.of(real, arguments);
    }
    Object[] withCamera = Arrays.copyOf(arguments, arguments.length + 2);
    withCamera[arguments.length] = "--camera";
    withCamera[arguments.length + 1] = "gate";
    return CommandResult.of(real, withCamera);
  }

  private String show(Path file) {
    return CommandResult.of(real, "plans", "show", file).mistake();
  }

  private static byte[] zip(String planJson) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(PlanBundles.PLAN_ENTRY));
      zip.write(planJson.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
