package dev.squint.jobs.plans;

import dev.squint.core.plan.PlanBundle;
import java.time.Instant;

/**
 * A plan that a job runs with, as it stands on the topic {@code plans}.
 *
 * @param camera the record's key: a camera, or {@link dev.squint.core.plan.Plan#ANY_CAMERA} for all
 *     that have no plan of their own
 * @param bundle the plan
 * @param publishedAt when it was written there
 */
public record PublishedPlan(String camera, PlanBundle bundle, Instant publishedAt) {}
