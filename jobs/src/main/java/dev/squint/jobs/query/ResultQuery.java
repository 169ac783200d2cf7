package dev.squint.jobs.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;

/**
 * One question about what was answered: which topic, which records, shown how.
 *
 * @param topic the topic's full name
 * @param filter which answers
 * @param view what they look like
 * @param follow whether to go on with what comes after the end, until stopped
 */
public record ResultQuery(String topic, ResultFilter filter, ResultView view, boolean follow) {

  /** Reads the topic at {@code bootstrap} and writes the rows to {@code out}. */
  public void run(String bootstrap, ResultFormat format, Appendable out, BooleanSupplier stop)
      throws IOException {
    ResultPrinter printer = printer(format, out);
    printer.begin();
    try (TopicReader reader = new TopicReader(bootstrap, topic)) {
      if (!view.needsHistory()) {
        filter.from().ifPresent(reader::seek);
      }
      if (follow) {
        reader.follow(stop, message -> view.accept(message, row -> print(printer, row)));
      } else {
        reader.readToEnd(stop, message -> view.accept(message, row -> print(printer, row)));
      }
      view.finish(row -> print(printer, row));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    printer.end();
  }

  private ResultPrinter printer(ResultFormat format, Appendable out) {
    return switch (format) {
      case TABLE -> new TablePrinter(view.columns(), out);
      case CSV -> new CsvPrinter(view.columns(), out);
      case JSON -> new JsonPrinter(out, follow);
    };
  }

  private static void print(ResultPrinter printer, ResultRow row) {
    try {
      printer.print(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
