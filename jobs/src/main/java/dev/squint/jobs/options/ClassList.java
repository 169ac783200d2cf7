package dev.squint.jobs.options;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Class names in a text file, one a line, in the order of the model's outputs. */
public final class ClassList {
  private ClassList() {}

  /**
   * Reads the names; empty lines do not count.
   *
   * @throws UserException when the file cannot be read or holds no name
   */
  public static List<String> read(Path file) {
    try {
      List<String> names =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      if (names.isEmpty()) {
        throw new UserException("class list %s holds no name".formatted(file));
      }
      return names;
    } catch (NoSuchFileException e) {
      throw new UserException("class list %s does not exist".formatted(file), e);
    } catch (MalformedInputException e) {
      throw new UserException("class list %s is no text in UTF-8".formatted(file), e);
    } catch (IOException e) {
      throw new UserException(
          "class list %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
