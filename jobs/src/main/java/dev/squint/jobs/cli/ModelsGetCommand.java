package dev.squint.jobs.cli;

import dev.squint.jobs.models.DownloadClients;
import dev.squint.jobs.models.DownloadPolicy;
import dev.squint.jobs.models.DownloadRequest;
import dev.squint.jobs.models.DownloadSize;
import dev.squint.jobs.models.FileDownload;
import dev.squint.jobs.models.FileDownload.Outcome;
import dev.squint.jobs.models.ProxyChoice;
import dev.squint.jobs.models.ReleasedModel;
import dev.squint.jobs.models.ReleasedModels;
import dev.squint.jobs.options.UserException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code squint models get}: brings a model's released file here. */
@Command(
    name = "get",
    description = {
      "Downloads a model's official file, checks its SHA-256, and prints where it is.",
      "",
      "What was fetched before a stop or a failure is gone on with. Proxies are taken from",
      "HTTPS_PROXY, HTTP_PROXY and NO_PROXY, or from Java's properties (https.proxyHost and so on).",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  squint models get yolox-s",
      "  squint run --plan lobby.squint --input lobby.mp4 --reference \"$(squint models get yolox-s)\"",
      "  squint models get yolox-m --url https://mirror.example/models --out models"
    })
final class ModelsGetCommand implements Callable<Integer> {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^/@?#\\s]+[^@?#\\s]*");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelFolderOption folder = new ModelFolderOption();
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "NAME", description = "yolox-nano, yolox-tiny, yolox-s, -m or -l.")
  private String name = "";

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "The checksum the file must have. Default: the official file's.")
  private Optional<String> sha256 = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "ADDRESS",
      description =
          "The address below which the file is, such as a mirror's. Default: what"
              + " SQUINT_MODELS_URL names, else the official release's.")
  private Optional<String> url = Optional.empty();

  private final StopSignal stop;

  ModelsGetCommand(StopSignal stop) {
    this.stop = stop;
  }

  /** What is printed as JSON. */
  private record Got(
      String name, String path, long bytes, String sha256, String source, boolean downloaded) {}

  @Override
  public Integer call() throws Exception {
    ReleasedModel model = ReleasedModels.named(name);
    DownloadRequest request = request(model);
    Console console = new Console(spec, json.isJson());
    FileDownload download =
        new FileDownload(
            DownloadClients.of(proxies(), DownloadPolicy.STANDARD),
            DownloadPolicy.STANDARD,
            stop,
            console::note);
    Outcome outcome;
    try (ProgressDisplay progress = console.progress("downloading " + model.name(), "MB")) {
      outcome = download.run(request, progress);
    }
    if (outcome == Outcome.STOPPED) {
      console.note("stopped; the same command goes on from here");
      return 0;
    }
    Path file = request.target();
    Got got =
        new Got(
            model.name(),
            file.toString(),
            file.toFile().length(),
            request.sha256(),
            request.source().toString(),
            outcome == Outcome.DONE);
    console.note(
        "%s, %s, SHA-256 %s; use it with --reference %s"
            .formatted(
                outcome == Outcome.DONE ? "downloaded" : "it is there already",
                DownloadSize.text(got.bytes()),
                got.sha256(),
                file));
    console.result(got, file.toString());
    return 0;
  }

  private DownloadRequest request(ReleasedModel model) {
    String given =
        url.or(() -> Optional.ofNullable(System.getenv(ReleasedModels.ADDRESS_VARIABLE)))
            .filter(address -> !address.isBlank())
            .orElse(ReleasedModels.ADDRESS);
    String base = given.replaceAll("/+$", "");
    if (!ADDRESS.matcher(base).matches()) {
      // The address may hold a password.
      throw new UserException(
          "--url (%s) takes an http:// or https:// address without name and password"
              .formatted(ReleasedModels.ADDRESS_VARIABLE));
    }
    URI source =
        UserException.check("--url", () -> URI.create("%s/%s".formatted(base, model.fileName())));
    sha256.ifPresent(ModelsGetCommand::requireChecksum);
    return new DownloadRequest(
        source,
        folder.fileOf(model),
        sha256.map(text -> text.toLowerCase(Locale.ROOT)).orElse(model.sha256()),
        sha256.isPresent() ? OptionalLong.empty() : OptionalLong.of(model.bytes()));
  }

  private static void requireChecksum(String text) {
    if (!SHA256.matcher(text).matches()) {
      throw new UserException("--sha256 must be 64 hexadecimal digits: \"%s\"".formatted(text));
    }
  }

  private static ProxyChoice proxies() {
    Map<String, String> properties =
        System.getProperties().stringPropertyNames().stream()
            .collect(Collectors.toMap(key -> key, System::getProperty));
    return ProxyChoice.of(System.getenv(), properties);
  }
}
