package dev.retort.dialect;

/**
 * What a family of databases can do.
 *
 * @param transactionalDdl whether DDL can be rolled back
 * @param maxIdentifierLength longest name, in characters
 * @param comments whether the catalogue keeps comments of tables and columns
 */
public record Capabilities(boolean transactionalDdl, int maxIdentifierLength, boolean comments) {}
