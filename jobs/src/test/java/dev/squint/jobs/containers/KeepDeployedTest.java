package dev.squint.jobs.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The container that keeps the cascade deployed, between a cluster and a squint that are made up.
 */
@Timeout(60)
class KeepDeployedTest {
  private static final String OTHER = job("other", "RUNNING");

  @TempDir Path folder;
  private HttpServer cluster;
  private Process script;
  private volatile String jobs = "";
  private final AtomicInteger looks = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    assumeThat(Path.of("/bin/bash")).as("the image's scripts need bash").exists();
    cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cluster.createContext(
        "/jobs/overview",
        exchange -> {
          looks.incrementAndGet();
          byte[] answer = "{\"jobs\":[%s]}".formatted(jobs).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    cluster.start();
    Path scripts = ComposeFile.repository().resolve("deploy/image");
    for (String name : List.of("keep-deployed", "web-request")) {
      Files.copy(scripts.resolve(name), folder.resolve(name));
    }
    Path squint = folder.resolve("squint-container");
    Files.writeString(squint, "#!/bin/bash\necho \"$*\" >> \"%s\"\n".formatted(calls()));
    for (Path file :
        List.of(squint, folder.resolve("keep-deployed"), folder.resolve("web-request"))) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    cluster.stop(0);
    if (script != null) {
      script.destroy();
      assertThat(script.waitFor(10, TimeUnit.SECONDS)).as("it ends when told to").isTrue();
    }
  }

  @Test
  void deploysACautiousPlanForAnyCameraWhereThereIsNoneAndAgainWhenTheJobIsGone() throws Exception {
    jobs = OTHER;
    run();
    await(2);
    assertThat(Files.readAllLines(calls()).get(0))
        .startsWith("plans create --camera any --fps 10 --query person --query car --out ");
    assertThat(Files.readAllLines(calls()).get(1))
        .startsWith("deploy --bootstrap kafka:1 --flink 127.0.0.1:")
        .contains("--name cascade", "--reference model.onnx", "--plan ");

    jobs = OTHER + "," + job("cascade", "RESTARTING");
    int before = Files.readAllLines(calls()).size();
    int seen = looks.get();
    while (looks.get() < seen + 5) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(Files.readAllLines(calls()).size())
        .as("at most the deployment that was under way")
        .isLessThanOrEqualTo(before + 2);

    jobs = job("cascade", "FAILED") + "," + OTHER;
    await(Files.readAllLines(calls()).size() + 2);
  }

  @Test
  void deploysThePlansThatAreThere() throws Exception {
    Files.createFile(folder.resolve("lobby.squint"));
    Files.createFile(folder.resolve("yard.squint"));
    run();
    await(1);
    assertThat(Files.readAllLines(calls()).get(0))
        .startsWith("deploy ")
        .endsWith("--plan %s/lobby.squint --plan %s/yard.squint".formatted(folder, folder));
  }

  private void run() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(folder.resolve("keep-deployed").toString());
    builder.environment().put("SQUINT_KAFKA", "kafka:1");
    builder.environment().put("SQUINT_FLINK", "127.0.0.1:" + cluster.getAddress().getPort());
    builder.environment().put("SQUINT_REFERENCE", "model.onnx");
    builder.environment().put("SQUINT_QUERIES", "person car");
    builder.environment().put("SQUINT_PLANS", folder.toString());
    builder.environment().put("SQUINT_LOOK_AGAIN_SECONDS", "0.05");
    script =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  private Path calls() {
    return folder.resolve("calls");
  }

  /** Waits until squint was called so often. */
  private void await(int count) throws IOException {
    while (!Files.exists(calls()) || Files.readAllLines(calls()).size() < count) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static String job(String name, String state) {
    return "{\"jid\":\"1\",\"name\":\"%s\",\"state\":\"%s\",\"tasks\":{\"failed\":0}}"
        .formatted(name, state);
  }
}
