package dev.retort.service;

import java.time.Duration;

/**
 * A session that the server still has although the process of the run that opened it is gone: a
 * statement may go on in it, so that nothing is started beside it.
 *
 * @param session the server's number of it
 * @param account who opened it, and from where
 * @param statement what it is running; empty when it runs nothing
 * @param time for how long it has been running that, or nothing
 */
public record OrphanedSession(String session, String account, String statement, Duration time) {}
