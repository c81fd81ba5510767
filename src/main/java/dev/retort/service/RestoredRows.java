package dev.retort.service;

import java.nio.file.Path;

/**
 * Rows that were put back.
 *
 * @param folder of the files
 * @param statements how many ran
 * @param rows how many rows they wrote
 */
public record RestoredRows(Path folder, long statements, long rows) {}
