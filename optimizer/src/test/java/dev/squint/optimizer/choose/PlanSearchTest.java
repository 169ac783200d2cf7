package dev.squint.optimizer.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.testing.Property;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.testing.SimulatedCamera;
import dev.squint.optimizer.threshold.ErrorLimits;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanSearchTest {
  private static final double[] RATES = {0.3, 0.1, 0.03, 0.01, 0};

  @Test
  void findsTheCheapestOfAllCandidatesWithoutSearchingThemAll() {
    Property.forAll(
        75,
        15,
        random -> SimulatedCamera.of(new Random(random.nextLong()), 40),
        camera -> {
          PlanSearch pruned = search(camera, camera.candidates());
          double last = 0;
          for (double rate : RATES) {
            ErrorLimits limits = new ErrorLimits(rate, rate);
            double best = Double.POSITIVE_INFINITY;
            for (Candidate candidate : camera.candidates()) {
              best = Math.min(best, micros(search(camera, List.of(candidate)).cheapest(limits)));
            }
            double found = micros(pruned.cheapest(limits));
            assertThat(found).isCloseTo(best, within(1e-9));
            assertThat(found).as("less error allowed costs no less").isGreaterThanOrEqualTo(last);
            last = found;
          }
        });
  }

  private static PlanSearch search(SimulatedCamera camera, List<Candidate> candidates) {
    return new PlanSearch(camera.truth(), camera.truth().whole(), candidates);
  }

  private static double micros(Optional<ThresholdedPlan> plan) {
    return plan.map(found -> found.cost().microsPerFrame()).orElse(Double.MAX_VALUE);
  }
}
