package dev.squint.jobs.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The part of Squint's jars that a Flink cluster has on its own class path.
 *
 * <p>Native code loads once a process, so all that brings some, and all that holds a reference
 * model for several jobs, must lie here and not in the job's jar. The job's own classes must not:
 * each job brings its version of them.
 */
public final class ClusterClassPath {
  /** The job jar's own content, the broker, and what only the command line uses. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "squint-(jobs|operators|optimizer)-.*"
              + "|kafka_.*|kafka-(?!clients-).*|scala-.*|scala(logging|-logging)_.*"
              + "|(picocli|progressbar|jline|commons-csv|jetty|jmustache|echarts|uplot)-.*"
              + "|(tribuo-util-onnx|protobuf-java)-.*");

  private ClusterClassPath() {}

  /** Whether the jar of this name belongs on the cluster's class path. */
  public static boolean holds(String jarName) {
    return jarName.endsWith(".jar") && !LEFT_OUT.matcher(jarName).matches();
  }

  /** The jars in {@code folder} that belong on the cluster's class path, by name. */
  static List<Path> of(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path file : files) {
        if (holds(file.getFileName().toString())) {
          jars.add(file.toAbsolutePath());
        }
      }
    }
    jars.sort(null);
    return jars;
  }
}
