package dev.squint.jobs.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.hash.Sha256;
import dev.squint.jobs.models.FileDownload.Outcome;
import dev.squint.jobs.models.FileServer.Fault;
import dev.squint.jobs.models.FileServer.Request;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class FileDownloadTest {
  private static final int BYTES = 3_000_000;
  private static final DownloadPolicy QUICK =
      new DownloadPolicy(
          3,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofSeconds(10),
          Duration.ofMillis(300));
  private static final ProxyChoice DIRECT = ProxyChoice.of(Map.of(), Map.of());

  @TempDir private Path folder;
  private final byte[] model = bytes(1);
  private final List<String> notes = new ArrayList<>();
  private final AtomicBoolean stop = new AtomicBoolean();
  private Path target = Path.of("");
  private FileServer server;

  FileDownloadTest() throws IOException {
    server = FileServer.start(model);
  }

  @BeforeEach
  void nameTarget() {
    target = folder.resolve("cache").resolve("model.onnx");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void bringsAFileAndCountsItsMegabytes() throws Exception {
    List<Long> expected = new ArrayList<>();
    List<Integer> done = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void frameDone() {
            done.add(1);
          }

          @Override
          public void expect(long megabytes) {
            expected.add(megabytes);
          }
        };
    assertThat(download().run(request(), progress)).isEqualTo(Outcome.DONE);
    assertThat(target).hasBinaryContent(model);
    assertThat(expected).containsExactly(3L);
    assertThat(done).hasSize(3);
    assertThat(filesBeside()).containsExactly("model.onnx");
  }

  @Test
  void doesNotAskForAFileThatIsThere() throws Exception {
    Files.createDirectories(target.getParent());
    Files.write(target, model);
    assertThat(run()).isEqualTo(Outcome.ALREADY_THERE);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void leavesAnotherFileOfTheNameAlone() throws Exception {
    Files.createDirectories(target.getParent());
    Files.writeString(target, "mine");
    assertThatThrownBy(this::run)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is there with SHA-256")
        .hasMessageContaining("--out");
    assertThat(target).hasContent("mine");
  }

  @Test
  void goesOnWhereATruncatedTransferEnded() throws Exception {
    server.failNext(Fault.TRUNCATED);
    assertThat(run()).isEqualTo(Outcome.DONE);
    assertThat(target).hasBinaryContent(model);
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(1).range()).matches("bytes=1\\d{6}-");
    assertThat(server.requests().get(1).ifRange()).isNotEmpty();
    assertThat(notes).hasSize(1);
  }

  @Test
  void keepsThePartWhenStoppedAndGoesOnInTheNextRun() throws Exception {
    server.failNext(Fault.HANGS);
    Progress stopsAtTheFirstMegabyte = () -> stop.set(true);
    assertThat(download().run(request(), stopsAtTheFirstMegabyte)).isEqualTo(Outcome.STOPPED);
    assertThat(target).doesNotExist();
    long kept = Files.size(folder.resolve("cache/model.onnx.part"));
    assertThat(kept).isBetween(1_000_000L, BYTES / 2L);

    stop.set(false);
    assertThat(run()).isEqualTo(Outcome.DONE);
    assertThat(target).hasBinaryContent(model);
    assertThat(server.requests().get(1).range()).isEqualTo("bytes=%d-".formatted(kept));
  }

  @Test
  void givesUpOnASilentServerAndGoesOnFromThere() throws Exception {
    server.failNext(Fault.HANGS);
    assertThat(run()).isEqualTo(Outcome.DONE);
    assertThat(target).hasBinaryContent(model);
    assertThat(notes).singleElement().asString().contains("no byte came");
    assertThat(server.requests().get(1).range()).isEqualTo("bytes=%d-".formatted(BYTES / 2));
  }

  @Test
  void beginsAnewWhenTheFileHasChangedInBetween() throws Exception {
    server.failNext(Fault.TRUNCATED, Fault.NOT_FOUND);
    assertThatThrownBy(this::run).isInstanceOf(UserException.class);
    byte[] newer = bytes(2);
    server.replace(newer);
    DownloadRequest request = request(Sha256.of(newer));
    assertThat(download().run(request, Progress.NONE)).isEqualTo(Outcome.DONE);
    assertThat(target).hasBinaryContent(newer);
    assertThat(server.requests()).extracting(Request::range).doesNotContainNull().hasSize(3);
    assertThat(server.requests().get(2).range()).startsWith("bytes=");
  }

  @Test
  void beginsAnewWhereTheServerKnowsNoRangesOrVersions() throws Exception {
    server.failNext(Fault.TRUNCATED, Fault.IGNORES_RANGES);
    assertThat(run()).isEqualTo(Outcome.DONE);
    assertThat(target).hasBinaryContent(model);

    Files.delete(target);
    server.withoutValidators();
    server.failNext(Fault.TRUNCATED);
    assertThat(run()).isEqualTo(Outcome.DONE);
    assertThat(target).hasBinaryContent(model);
    assertThat(server.requests().get(server.requests().size() - 1).range()).isEmpty();
  }

  @Test
  void fetchesAnewWhatIsWrongOnceItIsPutTogether() throws Exception {
    server.failNext(Fault.TRUNCATED, Fault.NOT_FOUND);
    assertThatThrownBy(this::run).isInstanceOf(UserException.class);
    Path part = folder.resolve("cache/model.onnx.part");
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap("damage".getBytes(StandardCharsets.UTF_8)), 0);
    }
    assertThat(run()).isEqualTo(Outcome.DONE);
    assertThat(target).hasBinaryContent(model);
    assertThat(notes).anyMatch(note -> note.contains("fetched anew"));
  }

  @Test
  void triesAgainWhileTheServerIsUnavailable() throws Exception {
    server.failNext(Fault.UNAVAILABLE, Fault.UNAVAILABLE);
    assertThat(run()).isEqualTo(Outcome.DONE);
    assertThat(notes).hasSize(2).allMatch(note -> note.contains("503"));
  }

  @Test
  void givesUpAfterSomeAttempts() {
    server.failNext(Fault.UNAVAILABLE, Fault.UNAVAILABLE, Fault.UNAVAILABLE);
    assertThatThrownBy(this::run)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("could not be fetched in 3 attempts: the server answers 503");
    assertThat(filesBeside()).isEmpty();
  }

  @Test
  void saysThatNobodyListens() {
    server.close();
    assertThatThrownBy(this::run)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("could not be fetched in 3 attempts");
  }

  @Test
  void saysInOneLineThatThereIsNoSuchFile() {
    server.failNext(Fault.NOT_FOUND);
    assertThatThrownBy(this::run)
        .isInstanceOf(UserException.class)
        .hasMessage("%s/model.onnx answers 404: there is no such file", server.address());
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void refusesAnotherFile() {
    String other = Sha256.of(bytes(2));
    assertThatThrownBy(() -> download().run(request(other), Progress.NONE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(Sha256.of(model))
        .hasMessageContaining(other);
    assertThat(filesBeside()).isEmpty();
  }

  @Test
  void refusesAFileOfAnotherSizeBeforeItComes() {
    DownloadRequest shorter =
        new DownloadRequest(
            request().source(), target, Sha256.of(model), OptionalLong.of(BYTES - 1));
    assertThatThrownBy(() -> download().run(shorter, Progress.NONE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has %d bytes where %d are expected".formatted(BYTES, BYTES - 1));
  }

  @Test
  void leavesAFileToTheDownloadThatIsAtIt() throws Exception {
    Files.createDirectories(target.getParent());
    try (PartFile held = PartFile.open(target)) {
      assertThatThrownBy(this::run)
          .isInstanceOf(UserException.class)
          .hasMessage("%s is being written by another download", held.path());
    }
  }

  @Test
  @EnabledIf("hasFullDevice")
  void saysInOneLineThatTheDiskIsFull() throws Exception {
    Files.createDirectories(target.getParent());
    Files.createSymbolicLink(target.resolveSibling("model.onnx.part"), Path.of("/dev/full"));
    assertThatThrownBy(this::run)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("model.onnx.part cannot be written: No space left on device");
  }

  @Test
  void goesThroughAProxyThatWantsAName() throws Exception {
    try (ForwardProxy proxy = ForwardProxy.start(server.port(), Optional.of("ann:p@ss"))) {
      String address = "http://ann:p%%40ss@127.0.0.1:%d".formatted(proxy.port());
      ProxyChoice choice = ProxyChoice.of(Map.of("HTTP_PROXY", address), Map.of());
      DownloadRequest far = request(URI.create("http://models.example/models/model.onnx"));
      assertThat(download(choice).run(far, Progress.NONE)).isEqualTo(Outcome.DONE);
      assertThat(target).hasBinaryContent(model);
      assertThat(proxy.asked()).containsExactly("http://models.example/models/model.onnx");
    }
  }

  @Test
  void saysThatAProxyWantsAName() throws Exception {
    try (ForwardProxy proxy = ForwardProxy.start(server.port(), Optional.of("ann:pass"))) {
      ProxyChoice choice =
          ProxyChoice.of(
              Map.of(), Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "" + proxy.port()));
      DownloadRequest far = request(URI.create("http://models.example/models/model.onnx"));
      assertThatThrownBy(() -> download(choice).run(far, Progress.NONE))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("407: the proxy wants a name and a password");

      String wrong = "http://ann:secret@127.0.0.1:%d".formatted(proxy.port());
      ProxyChoice refused = ProxyChoice.of(Map.of("HTTP_PROXY", wrong), Map.of());
      assertThatThrownBy(() -> download(refused).run(far, Progress.NONE))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("the proxy refuses the name or the password")
          .hasMessageNotContaining("secret");
    }
  }

  static boolean hasFullDevice() {
    return Files.exists(Path.of("/dev/full"));
  }

  private Outcome run() throws InterruptedException {
    return download().run(request(), server::megabyteArrived);
  }

  private FileDownload download() {
    return download(DIRECT);
  }

  private FileDownload download(ProxyChoice proxies) {
    return new FileDownload(DownloadClients.of(proxies, QUICK), QUICK, stop::get, notes::add);
  }

  private DownloadRequest request() {
    return request(Sha256.of(model));
  }

  private DownloadRequest request(String sha256) {
    URI source = URI.create(server.address() + "/model.onnx");
    return new DownloadRequest(source, target, sha256, OptionalLong.empty());
  }

  private DownloadRequest request(URI source) {
    return new DownloadRequest(source, target, Sha256.of(model), OptionalLong.of(BYTES));
  }

  private List<String> filesBeside() {
    try (Stream<Path> files = Files.list(target.getParent())) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(long seed) {
    byte[] bytes = new byte[BYTES];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
