/** Pages for people who review a plan; behind the service's facade. */
@NullMarked
package dev.retort.service.review;

import org.jspecify.annotations.NullMarked;
