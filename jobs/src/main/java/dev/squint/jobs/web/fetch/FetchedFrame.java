package dev.squint.jobs.web.fetch;

/**
 * The bytes of one frame record.
 *
 * @param image JPEG or PNG; owned, not to be modified
 * @param preview the small JPEG beside it; empty when there is none; owned, not to be modified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FetchedFrame(byte[] image, byte[] preview) {}
