package dev.squint.jobs.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a network's input in pixels.
 *
 * @param width columns; 0 for the model's own
 * @param height rows; 0 for the model's own
 */
public record InputSize(int width, int height) {
  /** Whatever the model's file or family says. */
  public static final InputSize OWN = new InputSize(0, 0);

  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,5})(x(\\d{1,5}))?");

  /** Reads {@code 640} for a square, or {@code 640x384} for columns and rows. */
  public static InputSize parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "an input size reads SIDE or WIDTHxHEIGHT in pixels: \"%s\"".formatted(text));
    }
    int width = Integer.parseInt(matcher.group(1));
    int height = matcher.group(3) == null ? width : Integer.parseInt(matcher.group(3));
    return new InputSize(width, height);
  }
}
