package dev.squint.jobs.bench.peer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of all contenders over the same frames.
 *
 * @param input the footage
 * @param model the reference model's name
 * @param plan id of Squint's plan
 * @param firstFrame index of the first frame
 * @param frames how many were shown to each contender
 * @param framesTimed how many of them count for the costs: the first ones warm up
 * @param referenceMicrosPerFrame CPU time of decoding a frame and running the reference model on
 *     it; null when it ran on none
 * @param contenders one each; none when the run was stopped before the truth was known
 * @param interrupted whether the run was stopped before the end of the range
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PeerReport(
    String input,
    String model,
    String plan,
    long firstFrame,
    long frames,
    long framesTimed,
    @Nullable Double referenceMicrosPerFrame,
    List<ContenderFigures> contenders,
    boolean interrupted) {
  public PeerReport {
    contenders = List.copyOf(contenders);
  }

  /**
   * One contender.
   *
   * @param name what it is
   * @param sentShare share of the frames that it sends to the detector, {@code [0, 1]}
   * @param microsPerFrame CPU time from the encoded JPEG to the decision, without the detector
   * @param decodeMicrosPerFrame the part of it that is decoding
   * @param speedup of contender and detector together over the detector on every frame, by CPU
   *     time; null when the detector's is not known
   * @param accuracy one a query and way to answer unsent frames
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record ContenderFigures(
      String name,
      double sentShare,
      double microsPerFrame,
      double decodeMicrosPerFrame,
      @Nullable Double speedup,
      List<AnswerAccuracy> accuracy) {
    public ContenderFigures {
      accuracy = List.copyOf(accuracy);
    }
  }

  /**
   * How answers agree with the reference model on every frame, both smoothed.
   *
   * @param query its name
   * @param unsentFrames how frames that the detector did not see are answered
   * @param falseNegativeRate present frames reported absent over present frames; null without any
   * @param falsePositiveRate absent frames reported present over absent frames; null without any
   * @param eventsFound events of the truth that the answers have too
   * @param eventsMissed events of the truth that they have not
   * @param eventsInvented events of the answers that the truth has not
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record AnswerAccuracy(
      String query,
      String unsentFrames,
      @Nullable Double falseNegativeRate,
      @Nullable Double falsePositiveRate,
      int eventsFound,
      int eventsMissed,
      int eventsInvented) {}
}
