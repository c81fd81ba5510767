/**
 * What the git repository around the revision files knows, asked of the installed git; never of the
 * network. Behind the service's facade.
 */
@NullMarked
package dev.retort.service.git;

import org.jspecify.annotations.NullMarked;
