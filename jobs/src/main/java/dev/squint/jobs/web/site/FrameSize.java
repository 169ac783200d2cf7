package dev.squint.jobs.web.site;

/** The size of a camera's full frames in pixels, at least 1 each. */
public record FrameSize(int width, int height) {}
