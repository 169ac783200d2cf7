package dev.squint.models.reference;

import dev.squint.models.engine.BatchSizes;
import dev.squint.models.engine.Network;

/**
 * A loaded detector: its network and how to feed and read it. Immutable; shared by the detectors of
 * a process that use the same file in the same way.
 *
 * @param network owned by whoever loaded the model
 * @param layout of the output
 * @param inputWidth columns of the input
 * @param inputHeight rows of the input
 * @param batchSizes that the network is run at
 */
record DetectorModel(
    Network network, HeadLayout layout, int inputWidth, int inputHeight, BatchSizes batchSizes) {}
