package dev.retort.revision;

/**
 * A question that must be answered with true or a number other than zero before a section begins:
 * {@code -- @check MESSAGE} and the statement after it.
 *
 * @param message what to tell when the answer is no
 * @param query the one statement, without its delimiter
 * @param line 1-based line of the file on which the query begins
 */
public record CheckQuery(String message, String query, int line) {}
