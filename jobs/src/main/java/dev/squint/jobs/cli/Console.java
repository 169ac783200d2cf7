package dev.squint.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command's answer goes: as text for people or as one JSON document. Everything else, such
 * as progress, goes to standard error.
 */
final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

  Console(CommandSpec spec, boolean json) {
    out = spec.commandLine().getOut();
    err = spec.commandLine().getErr();
    this.json = json;
  }

  /** Prints {@code document} as JSON if that was asked for, else {@code text}. */
  void result(Object document, String text) {
    if (json) {
      out.println(toJson(document));
    } else {
      out.println(text.stripTrailing());
    }
    out.flush();
  }

  /** Says something beside the answer. */
  void note(String text) {
    err.println("squint: " + text);
    err.flush();
  }

  /**
   * A display of work that goes on frame by frame; the caller closes it.
   *
   * @param task what is being done, for example {@code labelling}
   */
  ProgressDisplay progress(String task) {
    return progress(task, ProgressDisplay.FRAMES);
  }

  /**
   * A display of work that goes on piece by piece; the caller closes it.
   *
   * @param unit what a piece is, in the plural
   */
  ProgressDisplay progress(String task, String unit) {
    return ProgressDisplay.of(task, unit, err);
  }

  /** Shares as text, those of nothing left out: {@code DIFFERENCE_DETECTOR 91.2%, ...}. */
  static String shares(Map<DecidedBy, Double> shares) {
    StringBuilder text = new StringBuilder();
    shares.forEach(
        (stage, share) -> {
          if (share > 0) {
            text.append(text.isEmpty() ? "" : ", ")
                .append(stage)
                .append(' ')
                .append(percent(share));
          }
        });
    return text.toString();
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", share * 100);
  }

  /** Why writing failed, without repeating the file's name. */
  static String reason(IOException exception) {
    if (exception instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (exception instanceof AccessDeniedException) {
      return "no permission";
    }
    return String.valueOf(exception.getMessage());
  }

  private static String toJson(Object document) {
    try {
      ObjectWriter writer = Json.mapper().writerWithDefaultPrettyPrinter();
      return writer.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("answers can always be written as JSON", e);
    }
  }
}
