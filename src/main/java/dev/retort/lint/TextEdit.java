package dev.retort.lint;

/**
 * A replacement of a stretch of a file. Lines and columns count from 1, columns in UTF-16 units.
 *
 * @param startLine line of the first character that goes
 * @param startColumn its column
 * @param endLine line of the first character that stays
 * @param endColumn its column
 * @param replacement what comes instead, with LF as line ends
 */
public record TextEdit(
    int startLine, int startColumn, int endLine, int endColumn, String replacement) {}
