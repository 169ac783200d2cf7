package dev.squint.jobs.web.site;

import dev.squint.core.plan.Plan;

/**
 * A published plan, without the files of its bundle.
 *
 * @param id as detections name it
 */
public record KnownPlan(String id, Plan plan) {}
