package dev.retort.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The user's cache: what databases made of definitions, kept so that a comparison builds only what
 * changed.
 *
 * @param folder where it is, or null when it is turned off
 * @param entries how many files it has
 * @param bytes how large they are together
 * @param trouble why nothing can be kept there, or null
 */
public record CacheStatus(
    @Nullable Path folder, int entries, long bytes, @Nullable String trouble) {}
