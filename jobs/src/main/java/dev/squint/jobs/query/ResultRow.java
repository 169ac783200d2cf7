package dev.squint.jobs.query;

import java.util.List;

/**
 * One answer as it is shown.
 *
 * @param cells one a column, in the columns' order
 * @param record what JSON shows: the record as it stands on its topic
 */
public record ResultRow(List<String> cells, Object record) {
  public ResultRow {
    cells = List.copyOf(cells);
  }
}
