package dev.squint.jobs.web.access;

import java.util.Optional;

/**
 * What a request says of who asks.
 *
 * @param forData whether it asks for data, and not for the page's own files
 * @param host the header {@code Host}
 * @param authorization the header {@code Authorization}
 * @param cookie the value of the token's cookie
 * @param parameter the parameter {@code token}
 */
public record AccessRequest(
    boolean forData,
    Optional<String> host,
    Optional<String> authorization,
    Optional<String> cookie,
    Optional<String> parameter) {}
