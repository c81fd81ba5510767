/** Tests of the service against real files and databases. */
@NullMarked
package dev.retort.service;

import org.jspecify.annotations.NullMarked;
