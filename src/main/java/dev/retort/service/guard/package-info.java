/** What stands between a plan and a guarded database; behind the service's facade. */
@NullMarked
package dev.retort.service.guard;

import org.jspecify.annotations.NullMarked;
