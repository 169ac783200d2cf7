package dev.squint.jobs.query;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Rows as comma-separated values with a heading. */
final class CsvPrinter implements ResultPrinter {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator(System.lineSeparator()).get();

  private final List<ResultColumn> columns;
  private final Appendable out;

  CsvPrinter(List<ResultColumn> columns, Appendable out) {
    this.columns = columns;
    this.out = out;
  }

  @Override
  public void begin() throws IOException {
    FORMAT.printRecord(out, columns.stream().map(ResultColumn::name).toArray());
  }

  @Override
  public void print(ResultRow row) throws IOException {
    FORMAT.printRecord(out, row.cells().toArray());
  }

  @Override
  public void end() {}
}
