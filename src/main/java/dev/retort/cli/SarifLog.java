package dev.retort.cli;

import dev.retort.lint.Finding;
import dev.retort.lint.LintRule;
import dev.retort.lint.LintRules;
import dev.retort.lint.QuickFix;
import dev.retort.lint.Severity;
import dev.retort.lint.TextEdit;
import dev.retort.revision.Allowance;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as SARIF 2.1.0, which code hosts show beside the lines. */
final class SarifLog {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Shell shell;

  SarifLog(Shell shell) {
    this.shell = shell;
  }

  Map<String, Object> of(List<Finding> findings) {
    List<String> ids = findings.stream().map(Finding::rule).distinct().sorted().toList();
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "retort");
    driver.put("rules", ids.stream().map(SarifLog::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", findings.stream().map(f -> result(f, ids.indexOf(f.rule()))).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> rule(String id) {
    LintRule rule = LintRules.find(id).orElseThrow();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("shortDescription", text(rule.title()));
    fields.put("fullDescription", text(rule.reason().isEmpty() ? rule.title() : rule.reason()));
    fields.put("help", text(rule.advice()));
    if (!rule.links().isEmpty()) {
      fields.put("helpUri", rule.links().get(0));
    }
    fields.put("defaultConfiguration", Map.of("level", level(rule.severity())));
    return fields;
  }

  private Map<String, Object> result(Finding finding, int ruleIndex) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ruleId", finding.rule());
    fields.put("ruleIndex", ruleIndex);
    fields.put("level", level(finding.severity()));
    fields.put("message", text(finding.message() + " Instead: " + finding.advice()));
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", artifact(finding.file()));
    place.put("region", region(finding.line(), finding.column()));
    fields.put("locations", List.of(Map.of("physicalLocation", place)));
    Allowance accepted = finding.acceptedBy();
    if (accepted != null) {
      Map<String, Object> suppression = new LinkedHashMap<>();
      suppression.put("kind", "inSource");
      suppression.put("justification", accepted.reason());
      fields.put("suppressions", List.of(suppression));
    }
    QuickFix fix = finding.fix();
    if (fix != null) {
      Map<String, Object> change = new LinkedHashMap<>();
      change.put("artifactLocation", artifact(finding.file()));
      change.put("replacements", fix.edits().stream().map(SarifLog::replacement).toList());
      Map<String, Object> offer = new LinkedHashMap<>();
      offer.put("description", text(fix.title()));
      offer.put("artifactChanges", List.of(change));
      fields.put("fixes", List.of(offer));
    }
    return fields;
  }

  private static Map<String, Object> replacement(TextEdit edit) {
    Map<String, Object> region = region(edit.startLine(), edit.startColumn());
    region.put("endLine", edit.endLine());
    region.put("endColumn", edit.endColumn());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("deletedRegion", region);
    fields.put("insertedContent", text(edit.replacement()));
    return fields;
  }

  private static Map<String, Object> region(int line, int column) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", line);
    region.put("startColumn", column);
    return region;
  }

  private Map<String, Object> artifact(Path file) {
    return Map.of("uri", uri(shell.display(file).replace('\\', '/')));
  }

  private static String uri(String path) {
    try {
      return path.startsWith("/")
          ? new URI("file", "", path, null).toASCIIString()
          : new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }

  private static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.id();
  }
}
