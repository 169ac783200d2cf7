package dev.squint.jobs.web.timeline;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.web.document.NumberColumn;
import dev.squint.jobs.web.document.QueryDocument;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.FrameHistory;
import dev.squint.jobs.web.history.QueryAnswer;
import dev.squint.jobs.web.timeline.TraceDocument.QueryTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays frames of a camera's history out as columns. Mutable; one thread; used once. */
public final class Trace {
  /** Most frames of one answer. */
  public static final int MAX_FRAMES = 6_000;

  private final int length;
  private final Map<String, QueryTrace> queries = new LinkedHashMap<>();

  private Trace(int length) {
    this.length = length;
  }

  /** The frames from place {@code begin} to before place {@code end}. */
  public static TraceDocument of(FrameHistory history, long begin, long end) {
    return new Trace((int) (end - begin)).document(history, begin);
  }

  private TraceDocument document(FrameHistory history, long begin) {
    long[] frames = new long[length];
    long[] times = new long[length];
    List<DecidedBy> stages = new ArrayList<>(length);
    List<@Nullable Long> sameAs = new ArrayList<>(length);
    NumberColumn differences = new NumberColumn(length);
    NumberColumn thresholds = new NumberColumn(length);
    for (int row = 0; row < length; row++) {
      AnsweredFrame frame = history.get(begin + row);
      frames[row] = frame.frame();
      times[row] = frame.capturedAtMillis();
      stages.add(frame.decidedBy());
      sameAs.add(frame.isCopy() ? (Long) frame.sameAs() : null);
      differences.set(row, frame.difference());
      thresholds.set(row, frame.differenceThreshold());
      for (QueryAnswer answer : frame.answers()) {
        set(row, frame.decidedBy(), answer);
      }
    }
    return new TraceDocument(
        frames, times, stages, sameAs, differences, thresholds, List.copyOf(queries.values()));
  }

  private void set(int row, DecidedBy stage, QueryAnswer answer) {
    QueryTrace trace = queries.computeIfAbsent(answer.query(), this::empty);
    trace.present().set(row, QueryDocument.present(answer.presence()));
    trace.score().set(row, answer.score());
    trace.specialized().set(row, answer.specialized());
    trace.lower().set(row, answer.lower());
    trace.upper().set(row, answer.upper());
    if (stage == DecidedBy.REFERENCE_MODEL) {
      trace.reference().set(row, answer.score());
    }
  }

  private QueryTrace empty(String query) {
    return new QueryTrace(
        query,
        new ArrayList<>(Collections.nCopies(length, (Boolean) null)),
        new NumberColumn(length),
        new NumberColumn(length),
        new NumberColumn(length),
        new NumberColumn(length),
        new NumberColumn(length));
  }
}
