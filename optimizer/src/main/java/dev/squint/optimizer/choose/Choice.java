package dev.squint.optimizer.choose;

import dev.squint.core.cost.PlanCost;
import dev.squint.core.plan.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a search for a plan.
 *
 * @param chosen the plan; empty when none cheaper than the reference model is certified and an
 *     uncertified one was not allowed
 * @param expectedCost of the chosen plan over the selection and the certification part: what the
 *     selection part alone says of it is too good, since it was chosen for that
 * @param certified whether the chosen plan's error bounds are certified
 * @param certificate of the chosen plan; of the most cautious cheaper one when none was chosen
 * @param sequence the plans in the order they were tested in, from the reference model on every
 *     frame to the cheapest
 * @param front the plans among all that were tried which no other beats, from dear to cheap
 * @param shortfalls what the held-out footage lacks to certify the most cautious of the cheaper
 *     plans; empty when one is certified
 * @param explanation one or two sentences for people
 */
public record Choice(
    Optional<ThresholdedPlan> chosen,
    Optional<PlanCost> expectedCost,
    boolean certified,
    Certificate certificate,
    List<ThresholdedPlan> sequence,
    List<ParetoPoint> front,
    List<Shortfall> shortfalls,
    String explanation) {
  public Choice {
    sequence = List.copyOf(sequence);
    front = List.copyOf(front);
    shortfalls = List.copyOf(shortfalls);
  }
}
