package dev.retort.service;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a past run did to one revision.
 *
 * @param run identity of the run
 * @param revision what was run
 * @param direction upgrade, downgrade or stamp
 * @param statements how many of the statements ended well
 * @param statementCount how many there were
 * @param checksum of the revision file at that time
 * @param who the account that ran it
 * @param host the machine
 * @param startedAt when
 * @param time how long it took
 * @param outcome done, failed or cancelled
 * @param error the database's message, or null
 */
public record JournalEntry(
    String run,
    String revision,
    String direction,
    int statements,
    int statementCount,
    String checksum,
    String who,
    String host,
    Instant startedAt,
    Duration time,
    String outcome,
    @Nullable String error) {}
