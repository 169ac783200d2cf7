package dev.squint.jobs.bench.peer;

/**
 * A frame as contenders get it: encoded, as it would lie in a topic.
 *
 * @param index in the footage
 * @param position how many frames of the range came before it
 * @param capturedAtMillis milliseconds since the footage's first frame
 * @param jpeg the whole frame; owned, not to be modified
 * @param preview the small JPEG that the ingest makes; owned, not to be modified
 * @param luma that preview's luma, as the ingest sends it too; owned, not to be modified
 * @param present what the detector says of it, by query; owned, not to be modified
 */
record PeerFrame(
    long index,
    int position,
    long capturedAtMillis,
    byte[] jpeg,
    byte[] preview,
    byte[] luma,
    boolean[] present) {}
