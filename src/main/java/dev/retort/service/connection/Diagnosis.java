package dev.retort.service.connection;

import dev.retort.service.ConnectionFailedException.Reason;

/**
 * Why a database can't be opened.
 *
 * @param sentence what, where, and what to do
 */
record Diagnosis(Reason reason, String sentence) {}
