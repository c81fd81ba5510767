package dev.retort.ui.rewrite;

import dev.retort.service.MigrationService;
import java.util.List;
import java.util.function.Consumer;

/**
 * A change of revision files that was proven and can be carried out.
 *
 * @param files what becomes of each file
 * @param facts what was proven and who was asked, a sentence each
 * @param warnings what could not be found out, a sentence each
 * @param revision the revision to be shown afterwards
 * @param write carries it out
 */
record RewritePlan(
    List<RewriteFile> files,
    List<String> facts,
    List<String> warnings,
    String revision,
    Consumer<MigrationService> write) {
  RewritePlan {
    files = List.copyOf(files);
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
  }
}
