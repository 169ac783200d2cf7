/** What the stages of a cascade cost on this machine, measured once and remembered. */
@NullMarked
package dev.squint.jobs.offline.tuning.cost;

import org.jspecify.annotations.NullMarked;
