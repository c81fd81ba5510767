/**
 * Revision files as steps with their SQL, and plans as scripts. May import what {@code service}
 * may. Entry type: {@link dev.retort.service.plan.MigrationPlanner}.
 */
@NullMarked
package dev.retort.service.plan;

import org.jspecify.annotations.NullMarked;
