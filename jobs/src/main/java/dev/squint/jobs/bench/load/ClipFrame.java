package dev.squint.jobs.bench.load;

/**
 * A frame as it is sent.
 *
 * @param jpeg the frame; owned, not to be modified
 * @param preview its preview as a small JPEG; owned, not to be modified
 * @param luma that preview's luma as plain bytes; owned, not to be modified
 */
record ClipFrame(byte[] jpeg, byte[] preview, byte[] luma) {}
