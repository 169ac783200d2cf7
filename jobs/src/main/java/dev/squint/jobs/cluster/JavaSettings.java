package dev.squint.jobs.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the Java of each of a cluster's processes is started with: what Flink reflects into on JDK
 * 17, and what native code needs. One thread a predictor, memory bounded elsewhere than by JavaCPP,
 * large tensors kept by malloc instead of mapped anew each time.
 */
final class JavaSettings {
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "sun.nio.ch");

  private JavaSettings() {}

  /** Flags of every process. */
  static List<String> flags() {
    return Stream.concat(
            OPENED.stream().map("--add-opens=java.base/%s=ALL-UNNAMED"::formatted),
            Stream.of(
                "-Dai.djl.pytorch.num_threads=1",
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"))
        .toList();
  }

  /** Variables of every process's environment. */
  static Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("OMP_NUM_THREADS", "1");
    variables.put("MALLOC_MMAP_THRESHOLD_", Integer.toString(32 << 20));
    variables.put("MALLOC_TRIM_THRESHOLD_", Integer.toString(512 << 20));
    return variables;
  }
}
