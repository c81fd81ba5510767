/** Benchmarks: the core under JMH, the command line as whole processes. Never part of the tests. */
@NullMarked
package dev.retort.bench;

import org.jspecify.annotations.NullMarked;
