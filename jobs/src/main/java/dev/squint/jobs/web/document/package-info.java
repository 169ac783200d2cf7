/** The JSON documents of the web page's interface. */
@NullMarked
package dev.squint.jobs.web.document;

import org.jspecify.annotations.NullMarked;
