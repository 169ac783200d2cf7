package dev.squint.jobs.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** The directory of a broker: made, formatted once, deleted when temporary. */
final class BrokerStorage {
  private BrokerStorage() {}

  static Path createTemporary() {
    try {
      return Files.createTempDirectory("squint-kafka-");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory for the Kafka broker", e);
    }
  }

  /** Prepares {@code directory} for its first broker; one that was prepared before stays as is. */
  static void formatIfEmpty(Path directory) {
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
            .setNodeId(BrokerConfig.NODE_ID)
            .setClusterId(Uuid.randomUuid().toString())
            .setDirectories(List.of(directory.toString()))
            .setMetadataLogDirectory(directory.toString())
            .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
            .setUnstableFeatureVersionsEnabled(false)
            .setIgnoreFormatted(true);
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(directory);
      formatter.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Deletes {@code directory} and all in it. */
  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be deleted".formatted(directory), e);
    }
  }
}
