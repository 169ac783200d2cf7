package dev.squint.jobs.bench.endtoend;

import java.util.List;

/**
 * What the contenders did over one topic. Ratios are of the medians over the rounds.
 *
 * @param frames that the topic holds
 * @param distinctFrames how many of them are different footage; after them it starts again
 * @param meanFrameBytes mean size of a frame's JPEG
 * @param rounds that were measured, each contender once a round, in turns
 * @param contenders what was measured
 * @param speedup frames a second of the cascade over those of the reference model on every frame
 * @param cpuSpeedup processor time a frame of the reference model on every frame over the cascade's
 * @param consumerRatio frames a second of a job whose frames all short-circuit over those of a bare
 *     consumer
 * @param cascadeConsumerRatio the same of the cascade
 */
public record EndToEndReport(
    long frames,
    int distinctFrames,
    double meanFrameBytes,
    int rounds,
    List<Contender> contenders,
    double speedup,
    double cpuSpeedup,
    double consumerRatio,
    double cascadeConsumerRatio) {

  /**
   * One contender.
   *
   * @param name for machines
   * @param description for people
   * @param framesPerSecond median over the rounds, by the clock
   * @param cpuMicrosPerFrame median over the rounds, processor time of the process without the
   *     broker's
   * @param framesPerSecondByRound each round
   */
  public record Contender(
      String name,
      String description,
      double framesPerSecond,
      double cpuMicrosPerFrame,
      List<Double> framesPerSecondByRound) {}

  /** The contender of that name. */
  public Contender contender(String name) {
    return contenders.stream()
        .filter(contender -> contender.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
