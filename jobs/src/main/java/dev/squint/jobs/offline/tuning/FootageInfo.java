package dev.squint.jobs.offline.tuning;

import java.util.List;

/**
 * What is known of the footage once it was read.
 *
 * @param recording its checksum
 * @param name for people
 * @param referenceName the reference model's name
 * @param referenceSha256 the reference model's checksum
 * @param width columns of a frame
 * @param height rows of a frame
 * @param framesPerSecond positive
 * @param frames how many were used
 * @param fromFrame index of the first in the footage
 * @param toFrame index after the last
 * @param logStart index in the footage from which previews were logged
 * @param labelled how many frames have a label of their own
 * @param reductions of the previews that were kept, coarsest first
 */
public record FootageInfo(
    String recording,
    String name,
    String referenceName,
    String referenceSha256,
    int width,
    int height,
    double framesPerSecond,
    int frames,
    long fromFrame,
    long toFrame,
    long logStart,
    int labelled,
    List<Integer> reductions) {
  public FootageInfo {
    reductions = List.copyOf(reductions);
  }
}
