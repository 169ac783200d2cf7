package dev.squint.jobs.offline;

/**
 * What {@code squint label} says at its end; its JSON form is the command's document.
 *
 * @param input the recording
 * @param model the reference model's name
 * @param labels the file of labels
 * @param framesRead frames of the range, as far as it was read
 * @param frames frames that were to be labelled, as far as the recording was read
 * @param labelled frames that the model was asked about now
 * @param reused frames that had labels already
 * @param minimumScore from which objects are labelled
 * @param framesPerSecond frames a second of this run that the model was asked about; 0 for none
 * @param interrupted whether the run was stopped before the recording's end
 */
public record LabelSummary(
    String input,
    String model,
    String labels,
    long framesRead,
    long frames,
    long labelled,
    long reused,
    double minimumScore,
    double framesPerSecond,
    boolean interrupted) {}
