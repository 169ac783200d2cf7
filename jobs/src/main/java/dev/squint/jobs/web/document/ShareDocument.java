package dev.squint.jobs.web.document;

import dev.squint.jobs.web.site.StageCounts;
import org.jspecify.annotations.Nullable;

/**
 * The share of frames that the reference model looked at, of all that was read and of the last
 * minute; null of no frame.
 */
public record ShareDocument(@Nullable Double total, @Nullable Double lastMinute) {
  static ShareDocument of(StageCounts total, StageCounts recent) {
    return new ShareDocument(
        Numbers.orNull(total.referenceShare()), Numbers.orNull(recent.referenceShare()));
  }
}
