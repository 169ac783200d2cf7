package dev.squint.jobs.web.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.history.QueryAnswer;
import dev.squint.jobs.web.site.PresenceStretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One query of a camera and what holds of it now.
 *
 * @param minimumScore null when the plan was not published
 * @param lower a specialized score below means absent; null without a specialized model
 * @param upper a specialized score above means present; null without a specialized model
 * @param present the newest verdict; null when unresolved
 * @param openEvent null when none is open
 * @param lastEventEnd when the newest event that ended did; null when none did
 */
public record QueryDocument(
    String query,
    @JsonProperty("class") String objectClass,
    @Nullable Double minimumScore,
    @Nullable Zone zone,
    @Nullable Float lower,
    @Nullable Float upper,
    @Nullable Boolean present,
    @Nullable OpenEvent openEvent,
    @Nullable Instant lastEventEnd) {
  /** An event that goes on. */
  public record OpenEvent(String id, Instant start) {
    static OpenEvent of(PresenceStretch event) {
      return new OpenEvent(event.id(), Instant.ofEpochMilli(event.start().capturedAtMillis()));
    }
  }

  /** What is asked, without what holds now. */
  public record Asked(
      String query,
      String objectClass,
      @Nullable Double minimumScore,
      @Nullable Zone zone,
      float lower,
      float upper) {
    static Asked of(Query query, Optional<ScoreThresholds> thresholds) {
      return new Asked(
          query.name(),
          query.objectClass(),
          query.minimumScore(),
          query.zone().orElse(null),
          thresholds.map(known -> (float) known.absentBelow()).orElse(Float.NaN),
          thresholds.map(known -> (float) known.presentAbove()).orElse(Float.NaN));
    }

    /** As far as an answer tells when the plan was not published. */
    static Asked of(QueryAnswer answer) {
      String name = answer.query();
      int zone = name.indexOf('@');
      return new Asked(
          name,
          zone < 0 ? name : name.substring(0, zone),
          null,
          null,
          answer.lower(),
          answer.upper());
    }
  }

  static QueryDocument of(
      Asked asked,
      Optional<QueryAnswer> answer,
      Optional<PresenceStretch> open,
      OptionalLong lastEnd) {
    return new QueryDocument(
        asked.query(),
        asked.objectClass(),
        asked.minimumScore(),
        asked.zone(),
        Numbers.orNull(asked.lower()),
        Numbers.orNull(asked.upper()),
        answer.map(QueryAnswer::presence).map(QueryDocument::present).orElse(null),
        open.map(OpenEvent::of).orElse(null),
        lastEnd.isPresent() ? Instant.ofEpochMilli(lastEnd.getAsLong()) : null);
  }

  /** Presence as documents have it: null when unknown. */
  public static @Nullable Boolean present(Presence presence) {
    return presence == Presence.UNKNOWN ? null : (Boolean) (presence == Presence.PRESENT);
  }

  /** What a plan asks, in order. */
  static List<Asked> asked(Plan plan) {
    List<Asked> asked = new ArrayList<>();
    for (int index = 0; index < plan.queries().size(); index++) {
      int query = index;
      asked.add(
          Asked.of(
              plan.queries().get(query),
              plan.specializedModel().map(stage -> stage.thresholds().get(query))));
    }
    return asked;
  }
}
