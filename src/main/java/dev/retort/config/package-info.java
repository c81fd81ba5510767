/**
 * Environment files: what they say as immutable values, and how they are found, read and checked.
 * May import {@code error} and {@code sql}; SnakeYAML is used here and in {@code model.yaml} only.
 * Entry type: {@link dev.retort.config.EnvironmentLoader}.
 */
@NullMarked
package dev.retort.config;

import org.jspecify.annotations.NullMarked;
