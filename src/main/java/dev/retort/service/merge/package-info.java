/** What branches do to each other; behind the service's facade. */
@NullMarked
package dev.retort.service.merge;

import org.jspecify.annotations.NullMarked;
