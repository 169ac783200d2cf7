package dev.squint.jobs.query;

/**
 * A column of a table.
 *
 * @param name its heading
 * @param width characters that its cells usually have; longer ones push the rest of the row
 */
public record ResultColumn(String name, int width) {}
