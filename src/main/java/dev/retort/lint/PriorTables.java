package dev.retort.lint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tables as the revisions before one leave them, for each context; made by {@link Linter}. */
public final class PriorTables {
  private final Map<LintContext, KnownTables> byContext;

  PriorTables(Map<LintContext, KnownTables> byContext) {
    this.byContext = Collections.unmodifiableMap(new LinkedHashMap<>(byContext));
  }

  /** In the order of the contexts; only to be copied from. */
  Map<LintContext, KnownTables> byContext() {
    return byContext;
  }
}
