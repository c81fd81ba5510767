package dev.retort.service;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Somebody's agreement to exactly one plan; it is void as soon as anything in the plan changes.
 *
 * @param digest of the plan
 * @param who the account that approved
 * @param when the time
 * @param file where it is written down
 */
public record Approval(String digest, String who, Instant when, Path file) {}
