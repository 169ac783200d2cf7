package dev.squint.optimizer.choose;

import dev.squint.core.plan.Certificate;
import dev.squint.optimizer.choose.Certifier.Finding;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.QueryTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the cheapest plan whose error is certified to keep within bounds.
 *
 * <p>On the selection part it seeks the cheapest plan of all candidates within growing shares of
 * the bounds; that gives a sequence of plans from cautious to cheap. On the certification part,
 * which nothing before has seen, it tests them in this order and takes the last before the first
 * that fails. The reference model on every frame comes first in every sequence and needs no test.
 *
 * <p>When nothing is certified and an uncertified plan is allowed, it is the cheapest that leaves
 * room within the bounds, or a more cautious one of the sequence where caution costs next to
 * nothing: footage too short to prove a plan is too short to lean on how cheap it looks there.
 *
 * <p>A part is treated as footage of its own: the windows of its timelines end with it. When the
 * selection part lacks presence or absence of a query, the parts before it are searched too.
 * Stateless; the same input gives the same choice.
 */
public final class Optimizer {
  /**
   * How much of the bounds an uncertified plan may use up where it was chosen: elsewhere it usually
   * errs two to four times as often.
   */
  private static final double UNCERTIFIED_SHARE = 0.25;

  /** What an uncertified plan may cost over the cheapest that kept the bounds, for more caution. */
  private static final double CAUTION_SURCHARGE = 1.25;

  /** Nor is caution dear while a frame costs less than this part of the reference model. */
  private static final double CHEAP_PART_OF_REFERENCE = 1 / 300.0;

  /**
   * Chooses a plan.
   *
   * @param truth of the whole footage
   * @param candidates over the whole footage; at least one, which need not be the reference model
   * @param allowUncertified whether to settle for a plan that only kept the bounds on the
   *     certification part, when none is certified
   */
  public Choice choose(
      Truth truth,
      Split split,
      List<Candidate> candidates,
      ErrorBounds bounds,
      boolean allowUncertified) {
    List<Candidate> all = withReference(truth, split, candidates);
    Optional<FrameSpan> evidence = evidence(truth, split);
    PlanSearch search = new PlanSearch(truth, evidence.orElse(split.selection()), all);
    ThresholdedPlan reference = search.plan(all.get(0), List.of());
    PlanSequence sequence =
        evidence.isPresent()
            ? PlanSequence.find(search, reference, bounds)
            : PlanSequence.only(reference);
    Certifier certifier = new Certifier(truth, split, bounds);
    Explanation explanation = new Explanation(truth, split, bounds);
    return decide(certifier, explanation, sequence, evidence.isPresent(), allowUncertified);
  }

  private static Choice decide(
      Certifier certifier,
      Explanation explanation,
      PlanSequence sequence,
      boolean hasEvidence,
      boolean allowUncertified) {
    List<ThresholdedPlan> plans = sequence.tested();
    List<Finding> findings = new ArrayList<>(List.of(certifier.ofReference()));
    for (ThresholdedPlan plan : plans.subList(1, plans.size())) {
      findings.add(certifier.test(plan));
    }
    int passed = 1;
    while (passed < plans.size() && findings.get(passed).holds()) {
      passed++;
    }
    int tested = Math.min(plans.size(), passed + 1);
    if (passed > 1 || (plans.size() == 1 && hasEvidence)) {
      Certificate certificate = certifier.certificate(findings.get(passed - 1), tested);
      return explanation.certified(sequence, passed - 1, certificate);
    }
    Finding first = plans.size() > 1 ? findings.get(1) : certifier.ofNoPlan();
    Certificate failed = certifier.certificate(first, tested);
    if (!allowUncertified) {
      return explanation.refused(sequence, failed);
    }
    int kept = uncertified(plans, findings, certifier.bounds());
    Certificate certificate = certifier.certificate(findings.get(kept), tested);
    return kept == 0
        ? explanation.onlyReference(sequence, certificate, failed)
        : explanation.uncertified(sequence, kept, certificate, failed);
  }

  /**
   * Index of the plan to settle for; 0 when none but the reference model kept the bounds.
   *
   * <p>The cheapest that left room where it was chosen and kept the bounds on the certification
   * part, else the most cautious that kept them there.
   */
  private static int uncertified(
      List<ThresholdedPlan> plans, List<Finding> findings, ErrorBounds bounds) {
    int cheapest = plans.size() - 1;
    while (cheapest > 0 && !keepsWithRoom(plans.get(cheapest), findings.get(cheapest), bounds)) {
      cheapest--;
    }
    int kept = cheapest;
    while (kept > 1
        && isCautionCheap(plans, cheapest, kept - 1)
        && findings.get(kept - 1).keeps(bounds)) {
      kept--;
    }
    for (int next = 1; kept == 0 && next < plans.size(); next++) {
      kept = findings.get(next).keeps(bounds) ? next : 0;
    }
    return kept;
  }

  private static boolean keepsWithRoom(ThresholdedPlan plan, Finding finding, ErrorBounds bounds) {
    return plan.errorShare(bounds) <= UNCERTIFIED_SHARE && finding.keeps(bounds);
  }

  private static boolean isCautionCheap(List<ThresholdedPlan> plans, int cheapest, int cautious) {
    double reference = plans.get(0).cost().stages().referenceMicros();
    double affordable =
        Math.max(
            CAUTION_SURCHARGE * plans.get(cheapest).cost().microsPerFrame(),
            CHEAP_PART_OF_REFERENCE * reference);
    return plans.get(cautious).cost().microsPerFrame() <= affordable;
  }

  /** The candidates, the reference model on every frame first. */
  private static List<Candidate> withReference(
      Truth truth, Split split, List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("there is no candidate to choose from");
    }
    if (split.certification().end() > truth.frames()) {
      throw new IllegalArgumentException(
          "the certification part ends at frame %d, the truth at frame %d"
              .formatted(split.certification().end(), truth.frames()));
    }
    List<Candidate> all = new ArrayList<>();
    all.add(
        candidates.stream()
            .filter(Candidate::isReferenceOnly)
            .findFirst()
            .orElse(Candidate.referenceOnly(truth.frames(), candidates.get(0).costs())));
    for (Candidate candidate : candidates) {
      requireCovers(candidate, truth);
      if (!candidate.isReferenceOnly()) {
        all.add(candidate);
      }
    }
    return all;
  }

  private static void requireCovers(Candidate candidate, Truth truth) {
    if (candidate.filter().frames() != truth.frames()) {
      throw new IllegalArgumentException(
          "a candidate's filter log has %d frames, the truth %d"
              .formatted(candidate.filter().frames(), truth.frames()));
    }
    int answered =
        candidate.scores().map(log -> log.scores().length).orElse(truth.queries().size());
    if (answered != truth.queries().size()) {
      throw new IllegalArgumentException(
          "a candidate's model answers %d queries, the truth %d"
              .formatted(answered, truth.queries().size()));
    }
  }

  /** The shortest stretch up to the end of the selection part with every query there and absent. */
  private static Optional<FrameSpan> evidence(Truth truth, Split split) {
    int end = split.selection().end();
    for (FrameSpan first : List.of(split.selection(), split.validation(), split.training())) {
      FrameSpan span = new FrameSpan(first.start(), end);
      boolean enough = true;
      for (QueryTruth query : QueryTruth.all(truth, span)) {
        enough &= query.present() > 0 && query.absent() > 0;
      }
      if (enough) {
        return Optional.of(span);
      }
    }
    return Optional.empty();
  }
}
