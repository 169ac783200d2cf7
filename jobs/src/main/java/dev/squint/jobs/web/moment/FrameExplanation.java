package dev.squint.jobs.web.moment;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.QueryAnswer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in plain sentences which way a frame went through the cascade, and why. */
public final class FrameExplanation {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Situation situation;
  private final AnsweredFrame frame;
  private final List<String> sentences = new ArrayList<>();

  private FrameExplanation(Situation situation) {
    this.situation = situation;
    frame = situation.frame();
  }

  /** The sentences, in order. */
  public static List<String> of(Situation situation) {
    FrameExplanation explanation = new FrameExplanation(situation);
    explanation.sayWhen();
    explanation.sayWay();
    explanation.sayChain();
    return List.copyOf(explanation.sentences);
  }

  /** A capture time as sentences have it. */
  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis)) + " UTC";
  }

  /** The stage as sentences name it. */
  static String name(DecidedBy stage) {
    return switch (stage) {
      case FRAME_SKIPPING -> "frame skipping";
      case DIFFERENCE_DETECTOR -> "the difference detector";
      case SPECIALIZED_MODEL -> "the specialized model";
      case REFERENCE_MODEL -> "the reference model";
      case UNRESOLVED -> "no stage";
    };
  }

  private void sayWhen() {
    sentences.add(
        "Frame %d was captured at %s; plan %s was in force."
            .formatted(frame.frame(), time(frame.capturedAtMillis()), frame.plan()));
    if (situation.plan().isEmpty()) {
      sentences.add("That plan was not published, so its settings are not all known here.");
    }
  }

  private void sayWay() {
    switch (frame.decidedBy()) {
      case FRAME_SKIPPING -> sentences.add(skipped());
      case DIFFERENCE_DETECTOR ->
          sentences.add(
              "The difference %s, so the frame took the answer of frame %d."
                  .formatted(belowThreshold(), frame.sameAs()));
      case SPECIALIZED_MODEL -> {
        sayLetThrough();
        sentences.add(
            "The specialized model was sure of every query, so the reference model did not look.");
      }
      case REFERENCE_MODEL -> {
        sayLetThrough();
        sentences.add(whyReference());
      }
      case UNRESOLVED -> sayUnresolved();
    }
  }

  private String skipped() {
    String every =
        situation.plan().map(plan -> "%d".formatted(plan.processEvery())).orElse("several");
    return "The plan looks at one frame in %s; this one was passed over and took the answer of frame %d."
        .formatted(every, frame.sameAs());
  }

  private String belowThreshold() {
    return NumberText.compared(
        frame.difference(), "is below the threshold", frame.differenceThreshold());
  }

  private void sayLetThrough() {
    if (Float.isNaN(frame.differenceThreshold())) {
      sentences.add("The plan has no difference detector, so each frame is looked at.");
    } else if (Float.isNaN(frame.difference())) {
      sentences.add(
          "The difference detector had nothing to compare the frame with, so it was let through.");
    } else if (frame.difference() < frame.differenceThreshold()) {
      sentences.add(
          "The difference %s, yet the frame was looked at again: %s."
              .formatted(belowThreshold(), recheck()));
    } else {
      sentences.add(
          "The difference %s, so the frame was let through."
              .formatted(
                  NumberText.compared(
                      frame.difference(),
                      "is not below the threshold",
                      frame.differenceThreshold())));
    }
  }

  private String recheck() {
    return situation
        .plan()
        .flatMap(Plan::difference)
        .map(DifferenceSpec::recheckAfterFrames)
        .map("an answer is copied at most %d frames far"::formatted)
        .orElse("an answer is copied only so far");
  }

  private String whyReference() {
    List<String> doubted =
        frame.answers().stream()
            .filter(FrameExplanation::isInDoubt)
            .map(QueryAnswer::query)
            .toList();
    if (!doubted.isEmpty()) {
      return "The specialized model was in doubt about %s, so the reference model looked."
          .formatted(String.join(", ", doubted));
    }
    boolean none =
        situation.plan().isPresent() && situation.plan().get().specializedModel().isEmpty();
    return none
        ? "The plan has no specialized model, so the reference model looked."
        : "The reference model looked at it.";
  }

  private static boolean isInDoubt(QueryAnswer answer) {
    return answer.specialized() >= answer.lower() && answer.specialized() <= answer.upper();
  }

  private void sayUnresolved() {
    if (frame.isCopy()) {
      sentences.add(
          "The frame took the answer of frame %d, and that one has none."
              .formatted(frame.sameAs()));
      return;
    }
    sayLetThrough();
    sentences.add(
        "The reference model did not answer in time or could not read the frame, so no query is answered.");
  }

  private void sayChain() {
    for (int step = 1; step < situation.chain().size(); step++) {
      AnsweredFrame source = situation.chain().get(step);
      String before = earlier(frame.capturedAtMillis() - source.capturedAtMillis());
      sentences.add(
          source.isCopy()
              ? "Frame %d, %s, had itself taken the answer of frame %d."
                  .formatted(source.frame(), before, source.sameAs())
              : "Frame %d, %s, was answered by %s."
                  .formatted(source.frame(), before, name(source.decidedBy())));
    }
    if (!situation.isComplete()) {
      AnsweredFrame last = situation.chain().get(situation.chain().size() - 1);
      sentences.add(
          "Frame %d is no longer kept here, so how it was answered is not known."
              .formatted(last.sameAs()));
    }
  }

  private static String earlier(long millis) {
    return "%s s earlier".formatted(NumberText.of(millis / 1000.0));
  }
}
