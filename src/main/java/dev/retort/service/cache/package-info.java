/**
 * What can be had again is kept here between runs: schemas as a database reads them, in files of
 * the user's cache folder, each under a key that holds everything which decides its content. May
 * import {@code error schema}; knows no database. Entry type: {@link
 * dev.retort.service.cache.CacheFolder}.
 */
@NullMarked
package dev.retort.service.cache;

import org.jspecify.annotations.NullMarked;
