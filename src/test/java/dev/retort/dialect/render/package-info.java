/** What the renderers write, run by real servers. */
@NullMarked
package dev.retort.dialect.render;

import org.jspecify.annotations.NullMarked;
