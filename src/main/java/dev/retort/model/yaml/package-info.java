/**
 * The dialect-neutral model file. May import {@code error}, {@code schema}, {@code sql}, {@code
 * config}, {@code model} and SnakeYAML; imported by nobody. Entry types: {@link
 * dev.retort.model.yaml.YamlModelReader} and {@link dev.retort.model.yaml.YamlModelWriter}.
 */
@NullMarked
package dev.retort.model.yaml;

import org.jspecify.annotations.NullMarked;
