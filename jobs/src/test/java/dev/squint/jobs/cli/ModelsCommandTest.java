package dev.squint.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.squint.core.hash.Sha256;
import dev.squint.jobs.models.ReleasedModels;
import dev.squint.jobs.offline.FakeBackend;
import dev.squint.jobs.offline.OfflineBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
  private static final byte[] MODEL = "a model's bytes".getBytes(StandardCharsets.UTF_8);

  private final OfflineBackend backend = new FakeBackend();
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  @TempDir private Path folder;

  ModelsCommandTest() throws IOException {}

  @BeforeEach
  void serve() {
    server.createContext(
        "/yolox/yolox_s.onnx",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, MODEL.length);
            exchange.getResponseBody().write(MODEL);
          }
        });
    server.start();
  }

  @AfterEach
  void stopServing() {
    server.stop(0);
  }

  @Test
  void getsAModelFromAMirrorAndPrintsWhereItIs() {
    CommandResult result = get("--sha256", Sha256.of(MODEL)).requireDone();
    Path file = folder.resolve("yolox_s.onnx");
    assertThat(result.out()).isEqualTo(file + System.lineSeparator());
    assertThat(result.err()).contains("--reference " + file);
    assertThat(file).hasBinaryContent(MODEL);
  }

  @Test
  void saysWhatItGotInOneJsonDocument() throws IOException {
    JsonNode first = get("--sha256", Sha256.of(MODEL), "--json").json();
    assertThat(first.path("path").asText()).isEqualTo(folder.resolve("yolox_s.onnx").toString());
    assertThat(first.path("sha256").asText()).isEqualTo(Sha256.of(MODEL));
    assertThat(first.path("downloaded").asBoolean()).isTrue();
    JsonNode second = get("--sha256", Sha256.of(MODEL), "--json").json();
    assertThat(second.path("downloaded").asBoolean()).isFalse();
  }

  @Test
  void refusesAFileThatIsNotTheOfficialOne() {
    assertThat(get().mistake())
        .contains("has %d bytes where 35858002 are expected".formatted(MODEL.length));
    assertThat(folder.resolve("yolox_s.onnx")).doesNotExist();
  }

  @Test
  void listsWhatThereIsAndWhatIsHere() throws IOException {
    Files.write(folder.resolve("yolox_nano.onnx"), MODEL);
    JsonNode models = CommandResult.of(backend, "models", "list", "--out", folder, "--json").json();
    assertThat(models).hasSize(ReleasedModels.ALL.size());
    assertThat(models.get(0).path("name").asText()).isEqualTo("yolox-nano");
    assertThat(models.get(0).path("present").asBoolean()).isTrue();
    assertThat(models.get(1).path("present").asBoolean()).isFalse();
    assertThat(CommandResult.of(backend, "models", "list", "--out", folder).requireDone().out())
        .contains("yolox-l", "216.7 MB", "not here", "yolox_nano.onnx");
  }

  @Test
  void namesTheModelsWhenOneIsNotKnown() {
    assertThat(CommandResult.of(backend, "models", "get", "yolox-xs").mistake())
        .isEqualTo(
            "squint: there is no model \"yolox-xs\" to get; there are yolox-nano, yolox-tiny, yolox-s, yolox-m, yolox-l; did you mean yolox-s?");
  }

  @Test
  void mistakesInOptionsAreOneLineEach() {
    assertThat(get("--sha256", "abc").mistake()).contains("--sha256 must be 64 hexadecimal digits");
    assertThat(
            CommandResult.of(backend, "models", "get", "yolox-s", "--url", "ftp://a:secret@b/c")
                .mistake())
        .contains("--url")
        .doesNotContain("secret");
    assertThat(CommandResult.of(backend, "models").mistake()).contains("a COMMAND is missing");
  }

  @Test
  void keepsModelsInTheUsersCache() {
    assertThat(ReleasedModels.defaultFolder(Map.of("XDG_CACHE_HOME", "/c")))
        .isEqualTo(Path.of("/c/squint/models"));
    assertThat(ReleasedModels.defaultFolder(Map.of()).toString()).endsWith(".cache/squint/models");
  }

  private CommandResult get(Object... further) {
    Object[] arguments = new Object[7 + further.length];
    String address = "http://127.0.0.1:%d/yolox/".formatted(server.getAddress().getPort());
    Object[] common = {"models", "get", "yolox-s", "--out", folder, "--url", address};
    System.arraycopy(common, 0, arguments, 0, common.length);
    System.arraycopy(further, 0, arguments, common.length, further.length);
    return CommandResult.of(backend, arguments);
  }
}
