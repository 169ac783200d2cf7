package dev.squint.jobs.offline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A cascade to compare with the reference model on every frame.
 *
 * @param run the cascade and the recording
 * @param labels where labels are kept; empty to ask the model anew and keep nothing
 */
public record EvaluationRequest(RunRequest run, Optional<Path> labels) {}
