package dev.squint.jobs.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.squint.jobs.bench.cameras.CameraLevel;
import dev.squint.jobs.bench.cost.CostCheck;
import dev.squint.jobs.bench.endtoend.EndToEndReport;
import dev.squint.jobs.bench.latency.LatencyReport;
import dev.squint.jobs.bench.peer.PeerReport;
import dev.squint.jobs.bench.stage.MachineRates;
import dev.squint.jobs.bench.stage.StageCost;
import dev.squint.jobs.offline.EvaluationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code squint bench} says; its JSON form is the command's document. Parts that were not
 * asked for are absent.
 *
 * @param machine where it ran
 * @param input the footage
 * @param plan id of the plan
 * @param model the reference model's name
 * @param speedup frames a second of the cascade over those of the reference model on every frame
 * @param consumerRatio frames a second of a job whose frames all short-circuit over those of a bare
 *     consumer
 * @param endToEnd the contenders over one topic
 * @param stages what each stage costs
 * @param cost prediction and measurement
 * @param accuracy the cascade against the reference model on every frame
 * @param peers motion gates of the usual kinds on the same frames
 * @param latencyMillis capture to detection under load
 * @param cameras how many a task manager serves
 * @param budgets what Squint is built to, and whether this run kept it
 * @param seconds that the run took
 * @param interrupted whether it was stopped before its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchReport(
    MachineFacts machine,
    String input,
    String plan,
    String model,
    @Nullable Double speedup,
    @Nullable Double consumerRatio,
    @Nullable EndToEndReport endToEnd,
    @Nullable List<StageCost> stages,
    @Nullable CostCheck cost,
    @Nullable EvaluationReport accuracy,
    @Nullable PeerReport peers,
    @Nullable LatencyReport latencyMillis,
    @Nullable List<CameraLevel> cameras,
    List<BudgetCheck> budgets,
    double seconds,
    boolean interrupted) {

  /**
   * The machine.
   *
   * @param description processor, cores, Java
   * @param cores that the process may use
   * @param rates what one core does at most
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MachineFacts(String description, int cores, @Nullable MachineRates rates) {}
}
