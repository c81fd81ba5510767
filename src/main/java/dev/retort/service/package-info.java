/**
 * The one facade over everything below it: plan, run, generate, merge, verify. May import every
 * core package and HikariCP; screens, shells and hosts call nothing else. Entry type: {@link
 * dev.retort.service.MigrationService}.
 */
@NullMarked
package dev.retort.service;

import org.jspecify.annotations.NullMarked;
