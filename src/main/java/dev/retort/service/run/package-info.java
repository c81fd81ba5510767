/**
 * Runs plans: lock, transactions, version table, history, cancellation. May import what {@code
 * service} may. Entry type: {@link dev.retort.service.run.PlanRunner}.
 */
@NullMarked
package dev.retort.service.run;

import org.jspecify.annotations.NullMarked;
