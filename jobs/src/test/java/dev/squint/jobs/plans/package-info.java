/** Tests of the topic of plans. */
@NullMarked
package dev.squint.jobs.plans;

import org.jspecify.annotations.NullMarked;
