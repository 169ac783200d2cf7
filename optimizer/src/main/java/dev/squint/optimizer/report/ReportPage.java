package dev.squint.optimizer.report;

import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.cost.PlanCost;
import dev.squint.core.cost.StageCosts;
import dev.squint.core.cost.StageUse;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.report.TuningReport.Footage;
import dev.squint.optimizer.report.TuningReport.QueryTrack;
import dev.squint.optimizer.report.TuningReport.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * The words and tables of the page, ready for the template. The template escapes every text; only
 * {@code data}, {@code style}, {@code library} and {@code script} go in as they are.
 *
 * @param kind class of the verdict, {@code certified}, {@code uncertified} or {@code refused}
 * @param data {@link ChartData} as JSON, safe inside a script element
 */
record ReportPage(
    String title,
    String kind,
    String headline,
    String explanation,
    List<Tile> tiles,
    List<MistakeCard.Fact> facts,
    List<StageRow> stages,
    List<SliceRow> slices,
    List<QuerySection> queries,
    List<CertificateRow> certificate,
    String certificateNote,
    String measured,
    List<MistakeCard> mistakes,
    boolean hasMistakes,
    boolean hasTraining,
    boolean hasScores,
    boolean hasPlans,
    String data,
    String style,
    String library,
    String libraryVersion,
    String script) {

  /** One large figure. */
  record Tile(String value, String name, String note) {}

  /** What one stage costs. */
  record StageRow(String name, String reaches, String each, String average, String kind) {}

  /** One stretch of the footage; {@code grow} is its share of the bar. */
  record SliceRow(
      String name, String purpose, String frames, String duration, String events, int grow) {}

  /** What is the same in every report, and the data of this one. */
  record Assets(String data, String style, String library, String libraryVersion, String script) {}

  static ReportPage of(TuningReport report, FramePictures pictures, Assets assets) {
    List<MistakeCard> mistakes = MistakeCard.worstOf(report, pictures);
    Slice measured = report.measured();
    List<QuerySection> queries = new ArrayList<>();
    for (int index = 0; index < report.queries().size(); index++) {
      queries.add(QuerySection.of(index, report.queries().get(index), measured));
    }
    return new ReportPage(
        report.footage().name(),
        Headline.kind(report),
        Headline.of(report),
        report.outcome().explanation(),
        tiles(report),
        facts(report),
        stages(report.plan().cost()),
        slices(report),
        queries,
        CertificateRow.of(report.certificate()),
        certificateNote(report.certificate()),
        measured.name(),
        mistakes,
        !mistakes.isEmpty(),
        !report.training().isEmpty(),
        report.queries().stream().anyMatch(query -> query.scores().length > 0),
        !report.tried().isEmpty(),
        assets.data(),
        assets.style(),
        assets.library(),
        assets.libraryVersion(),
        assets.script());
  }

  private static List<Tile> tiles(TuningReport report) {
    PlanCost cost = report.plan().cost();
    Certificate certificate = report.certificate();
    return List.of(
        new Tile(
            Wording.times(cost.speedup()),
            "cheaper than the reference model on every frame",
            "%s against %s a frame, predicted"
                .formatted(
                    Wording.micros(cost.microsPerFrame()),
                    Wording.micros(cost.stages().referenceMicros()))),
        new Tile(
            Wording.percent(cost.use().referred()),
            "of frames need the reference model",
            "the rest are short-circuited"),
        errorTile(certificate, true, "of presence missed"),
        errorTile(certificate, false, "of absence reported as presence"));
  }

  private static Tile errorTile(Certificate certificate, boolean isMissed, String name) {
    double observed = Headline.worst(certificate, isMissed);
    String allowed =
        Wording.bound(
            isMissed ? certificate.maxFalseNegativeRate() : certificate.maxFalsePositiveRate());
    String note =
        Double.isNaN(observed)
            ? "too little was held out to measure it; %s allowed".formatted(allowed)
            : "at most %s at %s confidence; %s allowed"
                .formatted(
                    Wording.percent(Headline.worstBound(certificate, isMissed)),
                    Wording.bound(certificate.confidence()),
                    allowed);
    return new Tile(Wording.percent(observed), name, note);
  }

  private static List<MistakeCard.Fact> facts(TuningReport report) {
    Footage footage = report.footage();
    List<MistakeCard.Fact> facts = new ArrayList<>();
    facts.add(fact("Footage", footage.name()));
    facts.add(
        fact(
            "Used",
            "%s frames from frame %s, %s at %s frames a second"
                .formatted(
                    Wording.count(footage.frames()),
                    Wording.count(footage.firstFrame()),
                    Wording.duration(footage.frames() / footage.framesPerSecond()),
                    Wording.rate(footage.framesPerSecond()))));
    facts.add(fact("Checksum (SHA-256)", footage.sha256()));
    facts.add(fact("Reference model", footage.reference() + labelling(footage.labelEvery())));
    facts.add(fact("Frames looked at", everyNth(report.plan().processEvery())));
    facts.add(
        fact(
            "Difference detector", report.plan().difference().map(ReportPage::say).orElse("none")));
    facts.add(fact("Specialized model", report.plan().model().orElse("none")));
    for (QueryTrack query : report.queries()) {
      facts.add(fact("Query " + query.asked(), thresholds(query)));
    }
    facts.add(
        fact("Smoothing", "majority of %d frames".formatted(report.plan().smoothingFrames())));
    facts.add(fact("Confidence", Wording.bound(report.certificate().confidence())));
    facts.add(fact("Seed", Long.toString(footage.seed())));
    return facts;
  }

  private static MistakeCard.Fact fact(String name, String value) {
    return new MistakeCard.Fact(name, value);
  }

  private static String labelling(int every) {
    return every == 1
        ? ", on every frame"
        : ", on every %d frames, and on all between two that differ".formatted(every);
  }

  private static String everyNth(int every) {
    return every == 1 ? "every frame" : "one in %d; the rest copy its answer".formatted(every);
  }

  private static String say(DifferenceSpec detector) {
    String against =
        switch (detector.baseline()) {
          case EARLIER_FRAME ->
              "the frame %d looked-at frames earlier".formatted(detector.lagFrames());
          case LAST_LET_THROUGH -> "the last frame that it let through";
          case REFERENCE_IMAGE -> "an image of the empty scene";
        };
    return "against %s; below %s a frame takes its answer, for at most %d frames"
        .formatted(against, Wording.small(detector.threshold()), detector.recheckAfterFrames());
  }

  private static String thresholds(QueryTrack query) {
    return query
        .thresholds()
        .map(ReportPage::say)
        .orElse("answered by the reference model wherever something changes");
  }

  private static String say(ScoreThresholds thresholds) {
    return "absent below %s, present above %s, the reference model between"
        .formatted(
            Wording.score(thresholds.absentBelow()), Wording.score(thresholds.presentAbove()));
  }

  private static List<StageRow> stages(PlanCost cost) {
    StageUse use = cost.use();
    StageCosts each = cost.stages();
    List<StageRow> rows = new ArrayList<>();
    rows.add(row("preview decoding", use.previews(), each.previewMicros(), ""));
    rows.add(row("difference detector", use.compared(), each.differenceMicros(), ""));
    rows.add(row("specialized model", use.scored(), each.specializedModelMicros(), ""));
    rows.add(row("reference model", use.referred(), each.referenceMicros(), ""));
    rows.add(new StageRow("together", "", "", Wording.micros(cost.microsPerFrame()), "total"));
    return rows;
  }

  private static StageRow row(String name, double share, double micros, String kind) {
    return new StageRow(
        name, Wording.percent(share), Wording.micros(micros), Wording.micros(share * micros), kind);
  }

  private static List<SliceRow> slices(TuningReport report) {
    List<SliceRow> rows = new ArrayList<>();
    for (Slice slice : report.slices()) {
      List<String> events = new ArrayList<>();
      for (QueryTrack query : report.queries()) {
        events.add(
            Wording.count(EventCounts.eventsOf(query.truth().get(slice.start(), slice.end())))
                + (report.queries().size() == 1 ? "" : " " + query.name()));
      }
      rows.add(
          new SliceRow(
              slice.name(),
              Headline.purpose(slice.name()),
              Wording.count(slice.frames()),
              Wording.duration(slice.frames() / report.footage().framesPerSecond()),
              String.join(", ", events),
              Math.max(1, slice.frames())));
    }
    return rows;
  }

  private static String certificateNote(Certificate certificate) {
    return "%s tested on frames %s to %s, in a sequence fixed before; bounds at %s confidence."
        .formatted(
            Wording.count(certificate.plansTested(), "plan", "plans"),
            Wording.count(certificate.fromFrame()),
            Wording.count(certificate.toFrame()),
            Wording.bound(certificate.confidence()));
  }
}
