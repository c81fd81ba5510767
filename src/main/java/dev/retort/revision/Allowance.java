package dev.retort.revision;

/**
 * A lint finding that the author of a section accepts: {@code -- @allow RULE REASON}.
 *
 * @param rule the rule's code
 * @param reason why; may be empty
 * @param line 1-based line of the file
 */
public record Allowance(String rule, String reason, int line) {}
