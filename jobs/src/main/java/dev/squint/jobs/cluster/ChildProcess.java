package dev.squint.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that this one has started and that ends with it, even when this one is killed.
 * {@link #close()} ends it: politely, then by force.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
  private static final int LAST_CHARACTERS = 600;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * What is started.
   *
   * @param name for people
   * @param flags for Java
   * @param classPath of the process
   * @param mainClass whose main method is called
   * @param arguments of it
   * @param log takes what the process says
   */
  public record Start(
      String name,
      List<String> flags,
      String classPath,
      String mainClass,
      List<String> arguments,
      Path log) {
    public Start {
      flags = List.copyOf(flags);
      arguments = List.copyOf(arguments);
    }
  }

  /** Starts a process that says nothing to this one but in its log. */
  public static ChildProcess start(Start start) throws IOException {
    List<String> command = javaCommand(start);
    command.add(TiedMain.class.getName());
    command.add(start.mainClass());
    command.addAll(start.arguments());
    ProcessBuilder builder =
        builder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(start.log().toFile()));
    return new ChildProcess(start.name(), builder.start(), start.log());
  }

  /**
   * Starts a process that this one talks to over its standard input and output; it is to end with
   * its input.
   */
  public static ChildProcess startTalking(Start start) throws IOException {
    List<String> command = javaCommand(start);
    command.add(start.mainClass());
    command.addAll(start.arguments());
    ProcessBuilder builder =
        builder(command).redirectError(Redirect.appendTo(start.log().toFile()));
    return new ChildProcess(start.name(), builder.start(), start.log());
  }

  /** The class path of this process, for others that are made of the same classes. */
  public static String thisClassPath() {
    return Objects.requireNonNull(System.getProperty("java.class.path"));
  }

  /** A class path that begins with {@link TiedMain} alone, which is copied into {@code folder}. */
  static String withTiedMain(Path folder, String classPath) throws IOException {
    String file = TiedMain.class.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve(file);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    try (InputStream in = TiedMain.class.getResourceAsStream("/" + file)) {
      Files.write(copy, Objects.requireNonNull(in).readAllBytes());
    }
    return folder + File.pathSeparator + classPath;
  }

  private static List<String> javaCommand(Start start) {
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java").toString());
    command.addAll(start.flags());
    command.add("-cp");
    command.add(start.classPath());
    return command;
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(JavaSettings.environment());
    return builder;
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** Processor time so far. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Where a talking process listens. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** What a talking process says. */
  public InputStream output() {
    return process.getInputStream();
  }

  /**
   * Fails when the process has ended.
   *
   * @throws IllegalStateException with the end of its log
   */
  public void requireRunning() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the %s has ended with exit code %d; its log ends: %s"
              .formatted(name, process.exitValue(), lastWords()));
    }
  }

  @Override
  public void close() {
    process.destroy();
    boolean interrupted = false;
    try {
      if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String lastWords() {
    try {
      String text = Files.readString(log, StandardCharsets.UTF_8).strip();
      return text.substring(Math.max(0, text.length() - LAST_CHARACTERS));
    } catch (IOException e) {
      return "(%s cannot be read: %s)".formatted(log, e.getMessage());
    }
  }
}
