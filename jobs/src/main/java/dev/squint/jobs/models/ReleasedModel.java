package dev.squint.jobs.models;

/**
 * A reference model that its makers publish as one file.
 *
 * @param name what users call it
 * @param fileName of the file, below the release's address
 * @param bytes of the file
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param inputSize columns and rows of the network's input
 */
public record ReleasedModel(
    String name, String fileName, long bytes, String sha256, int inputSize) {}
