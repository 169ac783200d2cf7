package dev.squint.jobs.models;

import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A file to bring here.
 *
 * @param source an {@code http} or {@code https} address without credentials
 * @param target where it is to be
 * @param sha256 what its bytes must be, 64 lower-case hexadecimal digits
 * @param bytes how many these are, where that is known beforehand
 */
public record DownloadRequest(URI source, Path target, String sha256, OptionalLong bytes) {}
