/** Why a frame was answered as it was, in plain words. */
@NullMarked
package dev.squint.jobs.web.moment;

import org.jspecify.annotations.NullMarked;
