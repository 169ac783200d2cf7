/** What a tuning keeps between runs: logs and results, each whole or not there. */
@NullMarked
package dev.squint.jobs.offline.tuning.work;

import org.jspecify.annotations.NullMarked;
