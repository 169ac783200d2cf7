package dev.squint.jobs.bench.load;

import dev.squint.core.plan.PlanBundle;

/**
 * What some of the load's cameras see, and the plan that decides for them.
 *
 * @param name which their ids begin with: lower-case letters, digits, dashes
 * @param location of their frames: a simulated camera ({@code sim:lobby?seed=1}), a video file or a
 *     folder of images
 * @param plan for whichever camera
 */
public record LoadScene(String name, String location, PlanBundle plan) {}
