/**
 * What to do with a revision that stopped half-way: finds out by looking at the database which
 * statements took effect, and goes on, takes back or accepts. May import what {@code service} may.
 * Entry type: {@link dev.retort.service.recover.Recovery}.
 */
@NullMarked
package dev.retort.service.recover;

import org.jspecify.annotations.NullMarked;
