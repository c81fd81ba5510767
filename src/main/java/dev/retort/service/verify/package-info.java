/**
 * The configuration check. May import what {@code service} may. Entry type: {@link
 * dev.retort.service.verify.Verifier}.
 */
@NullMarked
package dev.retort.service.verify;

import org.jspecify.annotations.NullMarked;
