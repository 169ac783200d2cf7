/** The configuration file: its keys, where each stands in the text, and its documentation. */
@NullMarked
package dev.squint.jobs.options.yaml;

import org.jspecify.annotations.NullMarked;
