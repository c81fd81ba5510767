/**
 * Finds what git left behind in revision files, and mends it. Entry types: {@link
 * dev.retort.service.mend.FaultFinder} and {@link dev.retort.service.mend.Mending}.
 */
@NullMarked
package dev.retort.service.mend;

import org.jspecify.annotations.NullMarked;
