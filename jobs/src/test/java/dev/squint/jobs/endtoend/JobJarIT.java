package dev.squint.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.testing.TestFootage;
import dev.squint.jobs.deploy.JobJar;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class JobJarIT {
  @Test
  void holdsTheJobsOwnClassesAndNothingElse() throws Exception {
    Path jar = JobJar.locate();
    assertThat(jar).isEqualTo(TestFootage.repositoryRoot().resolve("jobs/target/squint-job.jar"));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<String> names =
          zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
      assertThat(names)
          .allMatch(
              name ->
                  name.matches(
                      "dev/squint/(jobs|operators)/.*\\.(class|properties)|META-INF/MANIFEST.MF"));
      assertThat(names)
          .contains(
              "dev/squint/jobs/stages/DjlStages.class",
              "dev/squint/operators/cascade/FilterOperatorFactory.class");
    }
  }
}
