package dev.retort.service;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's agreement to exactly one plan; it is void as soon as anything in the plan changes.
 *
 * @param digest of the plan that was approved
 * @param who the approver's name, or where none are listed the account that approved
 * @param when the time
 * @param expires from when on it holds no more
 * @param file where it is written down
 * @param problem why it does not hold, as a clause that goes on after "approved it, but"; null
 *     where it holds
 */
public record Approval(
    String digest,
    String who,
    Instant when,
    Instant expires,
    Path file,
    @Nullable String problem) {}
