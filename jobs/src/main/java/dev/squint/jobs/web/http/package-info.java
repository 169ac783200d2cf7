/** Requests, answers and errors over HTTP. */
@NullMarked
package dev.squint.jobs.web.http;

import org.jspecify.annotations.NullMarked;
