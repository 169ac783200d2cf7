/** Model files that others publish: which there are, and how they get onto this machine. */
@NullMarked
package dev.squint.jobs.models;

import org.jspecify.annotations.NullMarked;
