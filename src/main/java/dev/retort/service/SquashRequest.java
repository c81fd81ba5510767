package dev.retort.service;

/**
 * A run of revisions that shall become one.
 *
 * @param first where it begins, as the command line takes it
 * @param last where it ends; the one keeps this identity
 * @param message what the one does; empty for the message of the last
 * @param acceptUnproven whether dialects may remain for which there is no scratch database
 */
public record SquashRequest(String first, String last, String message, boolean acceptUnproven) {}
