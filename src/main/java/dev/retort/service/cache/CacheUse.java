package dev.retort.service.cache;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a cache folder holds.
 *
 * @param folder where, or null when nothing is kept
 * @param entries how many
 * @param bytes how large together
 */
public record CacheUse(@Nullable Path folder, int entries, long bytes) {}
