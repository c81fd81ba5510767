/**
 * The command line: one class a command, text for people, JSON for programs, exit statuses. May
 * import error, schema, sql, diff, revision, config, lint and service, and picocli; the only
 * package that prints. Entry type: {@link dev.retort.cli.CommandLineApplication}.
 */
@NullMarked
package dev.retort.cli;

import org.jspecify.annotations.NullMarked;
