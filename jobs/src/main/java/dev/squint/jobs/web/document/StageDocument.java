package dev.squint.jobs.web.document;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.web.site.StageCounts;
import java.util.EnumMap;
import java.util.Map;

/** How many frames each stage decided, all stages named. */
public record StageDocument(@JsonValue Map<DecidedBy, Long> counts) {
  public static StageDocument of(StageCounts counts) {
    Map<DecidedBy, Long> named = new EnumMap<>(DecidedBy.class);
    for (DecidedBy stage : DecidedBy.values()) {
      named.put(stage, counts.of(stage));
    }
    return new StageDocument(named);
  }
}
