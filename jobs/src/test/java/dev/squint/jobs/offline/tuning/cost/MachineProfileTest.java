package dev.squint.jobs.offline.tuning.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineProfileTest {
  @TempDir Path folder;
  private final AtomicInteger measurements = new AtomicInteger();

  @Test
  void measuresOnceWhateverTheNumberOfTunings() {
    MachineProfile first = MachineProfile.open(folder.resolve("costs"), "a machine", false);
    assertThat(micros(first, "preview", 12.3456)).isEqualTo(12.3);
    assertThat(micros(first, "preview", 99)).isEqualTo(12.3);
    MachineProfile second = MachineProfile.open(folder.resolve("costs"), "a machine", false);
    assertThat(micros(second, "preview", 99)).isEqualTo(12.3);
    assertThat(measurements).hasValue(1);
    MachineProfile elsewhere = MachineProfile.open(folder.resolve("costs"), "another", false);
    assertThat(micros(elsewhere, "preview", 99)).isEqualTo(99);
  }

  @Test
  void measuresAnewWhenAskedToYetOnceEach() {
    micros(MachineProfile.open(folder, "a machine", false), "preview", 12);
    MachineProfile anew = MachineProfile.open(folder, "a machine", true);
    assertThat(micros(anew, "preview", 14)).isEqualTo(14);
    assertThat(micros(anew, "preview", 16)).isEqualTo(14);
    assertThat(micros(MachineProfile.open(folder, "a machine", false), "preview", 18))
        .isEqualTo(14);
  }

  @Test
  void keepsWhatAnotherTuningHasMeasuredMeanwhile() {
    MachineProfile one = MachineProfile.open(folder, "a machine", false);
    MachineProfile other = MachineProfile.open(folder, "a machine", false);
    micros(one, "preview", 12);
    micros(other, "model", 50);
    MachineProfile later = MachineProfile.open(folder, "a machine", false);
    assertThat(micros(later, "preview", 99)).isEqualTo(12);
    assertThat(micros(later, "model", 99)).isEqualTo(50);
  }

  @Test
  void measuresAnewWhatCannotBeRead() throws IOException {
    MachineProfile first = MachineProfile.open(folder, "a machine", false);
    micros(first, "preview", 12);
    Files.writeString(first.file(), "{\"preview\": 12");
    MachineProfile second = MachineProfile.open(folder, "a machine", false);
    assertThat(micros(second, "preview", 0.0123456)).isEqualTo(0.012);
    assertThat(micros(second, "reference", 48_271.4)).isEqualTo(48_300);
  }

  @Test
  void leavesRoundsOutOfAccountThatSomethingElseHasDisturbed() {
    AtomicLong clock = new AtomicLong();
    AtomicInteger call = new AtomicInteger();
    double micros =
        new Stopwatch(clock::get)
            .micros(
                2,
                unit -> clock.addAndGet(call.incrementAndGet() % 5 < 3 ? 2_000 : 500_000),
                () -> clock.addAndGet(40_000));
    assertThat(call).hasValueGreaterThan(10);
    assertThat(micros).isEqualTo(2.0);
  }

  @Test
  void warmsUpBeforeItMeasuresDearWork() {
    AtomicLong clock = new AtomicLong();
    double micros =
        new Stopwatch(clock::get)
            .microsEach(6, 2, unit -> clock.addAndGet(unit < 2 ? 900_000 : 30_000));
    assertThat(micros).isEqualTo(30.0);
  }

  @Test
  void keepsCostsWhereTheEnvironmentSays() {
    assertThat(Machine.costsFolder(Map.of("SQUINT_COSTS", "/a/b"))).isEqualTo(Path.of("/a/b"));
    assertThat(Machine.costsFolder(Map.of("XDG_CACHE_HOME", "/c")))
        .isEqualTo(Path.of("/c/squint/costs"));
    assertThat(Machine.costsFolder(Map.of())).endsWithRaw(Path.of("squint", "costs"));
  }

  private double micros(MachineProfile profile, String name, double measured) {
    return profile.micros(
        name,
        () -> {
          measurements.incrementAndGet();
          return measured;
        });
  }
}
