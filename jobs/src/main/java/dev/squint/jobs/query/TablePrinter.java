package dev.squint.jobs.query;

import java.io.IOException;
import java.util.List;

/** Rows as aligned columns, written as they come. */
final class TablePrinter implements ResultPrinter {
  private static final String GAP = "  ";

  private final List<ResultColumn> columns;
  private final Appendable out;

  TablePrinter(List<ResultColumn> columns, Appendable out) {
    this.columns = columns;
    this.out = out;
  }

  @Override
  public void begin() throws IOException {
    line(columns.stream().map(ResultColumn::name).toList());
  }

  @Override
  public void print(ResultRow row) throws IOException {
    line(row.cells());
  }

  @Override
  public void end() {}

  private void line(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i));
      int missing = columns.get(i).width() - cells.get(i).length();
      line.append(" ".repeat(Math.max(0, missing))).append(GAP);
    }
    out.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }
}
