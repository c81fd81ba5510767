/** What tests of several packages share: database servers that are started once, processes, git. */
@NullMarked
package dev.retort.testsupport;

import org.jspecify.annotations.NullMarked;
