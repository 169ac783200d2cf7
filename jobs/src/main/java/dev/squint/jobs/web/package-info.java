/** The web page's server: reads Kafka's topics, answers over HTTP. */
@NullMarked
package dev.squint.jobs.web;

import org.jspecify.annotations.NullMarked;
