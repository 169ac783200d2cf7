/** Reading answers back: detections, events and dead letters as tables, CSV or JSON. */
@NullMarked
package dev.squint.jobs.query;

import org.jspecify.annotations.NullMarked;
