package dev.squint.optimizer.choose;

import dev.squint.core.cost.PlanCost;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.plan.Certificate.QueryCertificate;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.Answers;
import dev.squint.optimizer.replay.FilterSlice;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes choices with the sentences that say why to people. Immutable. */
final class Explanation {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final int MINUTES_PER_HOUR = 60;

  private final Truth truth;
  private final FrameSpan span; // that costs are expected from
  private final ErrorBounds bounds;

  Explanation(Truth truth, Split split, ErrorBounds bounds) {
    this.truth = truth;
    this.bounds = bounds;
    span = new FrameSpan(split.selection().start(), split.certification().end());
  }

  Choice certified(PlanSequence sequence, int index, Certificate certificate) {
    ThresholdedPlan plan = sequence.tested().get(index);
    String text =
        index == 0
            ? "No plan is cheaper than the reference model on every frame within these bounds;"
                + " that one makes no error by definition."
            : "Certified: with %s confidence every query misses at most %s of an event and reports at most %s of absence as present (held out: %s). %s"
                .formatted(
                    percent(bounds.confidence()),
                    percent(bounds.maxFalseNegativeRate()),
                    percent(bounds.maxFalsePositiveRate()),
                    certificate.queries().stream()
                        .map(Explanation::sample)
                        .collect(Collectors.joining("; ")),
                    cost(plan));
    return choice(Optional.of(plan), true, certificate, sequence, List.of(), text);
  }

  Choice refused(PlanSequence sequence, Certificate certificate) {
    List<Shortfall> shortfalls = shortfalls(certificate);
    return choice(
        Optional.empty(),
        false,
        certificate,
        sequence,
        shortfalls,
        "No plan can be certified. " + mostMissing(sequence, shortfalls));
  }

  /**
   * A plan that only kept the bounds.
   *
   * @param failed what the certification part says of the most cautious plan
   */
  Choice uncertified(
      PlanSequence sequence, int index, Certificate certificate, Certificate failed) {
    ThresholdedPlan plan = sequence.tested().get(index);
    List<Shortfall> shortfalls = shortfalls(failed);
    return choice(
        Optional.of(plan),
        false,
        certificate,
        sequence,
        shortfalls,
        "Not certified: this plan kept the bounds on the certification part, which is too small to prove it. %s %s"
            .formatted(mostMissing(sequence, shortfalls), cost(plan)));
  }

  /**
   * The reference model for want of a cheaper plan that kept the bounds.
   *
   * @param failed what the certification part says of the most cautious plan
   */
  Choice onlyReference(PlanSequence sequence, Certificate certificate, Certificate failed) {
    List<Shortfall> shortfalls = shortfalls(failed);
    return choice(
        Optional.of(sequence.tested().get(0)),
        true,
        certificate,
        sequence,
        shortfalls,
        "No cheaper plan than the reference model on every frame kept the bounds. "
            + mostMissing(sequence, shortfalls));
  }

  private Choice choice(
      Optional<ThresholdedPlan> chosen,
      boolean certified,
      Certificate certificate,
      PlanSequence sequence,
      List<Shortfall> shortfalls,
      String text) {
    Optional<PlanCost> cost = chosen.map(this::expectedCost);
    return new Choice(
        chosen,
        cost,
        certified,
        certificate,
        sequence.tested(),
        sequence.front(),
        shortfalls,
        text);
  }

  private List<Shortfall> shortfalls(Certificate certificate) {
    List<Shortfall> shortfalls = new ArrayList<>();
    for (QueryCertificate query : certificate.queries()) {
      addShortfall(
          query.query(), query.falseNegatives(), bounds.maxFalseNegativeRate(), shortfalls);
      addShortfall(
          query.query(), query.falsePositives(), bounds.maxFalsePositiveRate(), shortfalls);
    }
    return shortfalls;
  }

  private void addShortfall(
      String query, CertifiedRate rate, double bound, List<Shortfall> shortfalls) {
    if (rate.unitsNeeded() != CertifiedRate.NEVER && rate.unitsNeeded() <= rate.units()) {
      return;
    }
    double hours = truth.frames() / truth.framesPerSecond() / SECONDS_PER_HOUR;
    boolean isKnown = rate.units() > 0 && rate.unitsNeeded() != CertifiedRate.NEVER;
    shortfalls.add(
        new Shortfall(
            query,
            rate.unitFrames() == 0,
            rate.units(),
            rate.unitsNeeded(),
            rate.observed(),
            bound,
            isKnown ? hours * ((double) rate.unitsNeeded() / rate.units() - 1) : Double.NaN));
  }

  /** What is missing most. */
  private String mostMissing(PlanSequence sequence, List<Shortfall> shortfalls) {
    String missing =
        sequence.tested().size() > 1
            ? ""
            : "Before the certification part every query must be seen present and absent, and one is not. ";
    return missing + shortfalls.stream().max(Shortfall.bySeverity()).map(this::sentence).orElse("");
  }

  private String sentence(Shortfall shortfall) {
    String error =
        shortfall.ofEvents()
            ? "of an event of %s is missed".formatted(shortfall.query())
            : "of %s's absence is reported as presence".formatted(shortfall.query());
    if (shortfall.isHopeless()) {
      return "In the certification part %s %s, and %s are allowed: no amount of footage would certify that."
          .formatted(percent(shortfall.observed()), error, percent(shortfall.bound()));
    }
    String units =
        (shortfall.ofEvents() ? "events of %s" : "blocks of absence of %s")
            .formatted(shortfall.query());
    String condition =
        shortfall.observed() == 0
            ? "when none is wrong"
            : "while %s %s".formatted(percent(shortfall.observed()), error);
    return "The certification part holds %d %s; %d are needed to certify %s at %s %s%s."
        .formatted(
            shortfall.units(),
            units,
            shortfall.unitsNeeded(),
            percent(shortfall.bound()),
            percent(bounds.confidence()),
            condition,
            Double.isNaN(shortfall.hoursMore())
                ? ""
                : ": record about %s more".formatted(duration(shortfall.hoursMore())));
  }

  private static String sample(QueryCertificate query) {
    return "%s %d events and %d blocks of absence, %s and %s observed"
        .formatted(
            query.query(),
            query.falseNegatives().units(),
            query.falsePositives().units(),
            percent(query.falseNegatives().observed()),
            percent(query.falsePositives().observed()));
  }

  private PlanCost expectedCost(ThresholdedPlan plan) {
    FilterSlice slice = FilterSlice.of(plan.candidate().filter(), span);
    int referred =
        Answers.of(truth, slice, plan.candidate().scores(), plan.thresholds())
            .referred()
            .cardinality();
    return new PlanCost(slice.use(plan.candidate(), referred), plan.candidate().costs());
  }

  private String cost(ThresholdedPlan plan) {
    PlanCost cost = expectedCost(plan);
    return "A frame is expected to cost %s us, 1/%s of the reference model on every frame."
        .formatted(number("0.#", cost.microsPerFrame()), number("0.#", cost.speedup()));
  }

  private static String duration(double hours) {
    return hours >= 1
        ? number("0.#", hours) + " hours"
        : number("0", Math.ceil(hours * MINUTES_PER_HOUR)) + " minutes";
  }

  private static String percent(double share) {
    return number("0.##%", share);
  }

  private static String number(String pattern, double value) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
