package dev.squint.jobs.offline;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import java.time.Instant;

/**
 * What a cascade over a recording is made of, beside its models.
 *
 * @param engine the plan
 * @param camera whose frames these are said to be
 * @param start capture time of the recording's first frame
 * @param encoder what the ingest encodes with
 * @param decoder what the cascade decodes with
 */
record CascadeSetup(
    CascadeEngine engine,
    CameraId camera,
    Instant start,
    FrameEncoder encoder,
    FrameDecoder decoder) {}
