package dev.retort.service;

import java.nio.file.Path;

/**
 * A copy of a database.
 *
 * @param file where it is
 * @param restore the command that brings it back
 * @param verified how it was looked at, in a few words
 */
public record Backup(Path file, String restore, String verified) {}
