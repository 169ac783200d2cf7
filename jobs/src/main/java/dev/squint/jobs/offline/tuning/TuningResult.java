package dev.squint.jobs.offline.tuning;

import dev.squint.core.plan.PlanBundle;
import dev.squint.optimizer.choose.Choice;
import java.util.Map;
import java.util.Optional;

/**
 * What a tuning has come to.
 *
 * @param bundle the plan; empty when none was found
 * @param choice how it was chosen
 * @param search what it was chosen from
 * @param secondsByStep how long each step took, in order
 */
public record TuningResult(
    Optional<PlanBundle> bundle,
    Choice choice,
    TuningSearch search,
    Map<String, Double> secondsByStep) {}
