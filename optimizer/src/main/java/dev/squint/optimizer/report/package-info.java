/** The report of a tuning: what was tried, what was chosen and how far it can be trusted. */
@NullMarked
package dev.squint.optimizer.report;

import org.jspecify.annotations.NullMarked;
