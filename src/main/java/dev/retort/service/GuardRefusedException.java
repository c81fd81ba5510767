package dev.retort.service;

import dev.retort.config.GuardCheckName;
import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run that the environment's checks forbid; nothing was run. */
public final class GuardRefusedException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final transient GuardReport report;

  /** Names each check that failed, and what to do. */
  public GuardRefusedException(String environment, GuardReport report) {
    super(ErrorCode.GUARD_REFUSED, message(environment, report));
    this.report = report;
  }

  private static String message(String environment, GuardReport report) {
    return "The environment '"
        + environment
        + "' does not allow this run; nothing was run.\n"
        + report.failures().stream()
            .map(
                c ->
                    "  "
                        + c.name().id()
                        + ": "
                        + c.detail()
                        + (c.remedy() == null ? "" : " " + c.remedy()))
            .map(line -> line.replace("\n", "\n    "))
            .collect(Collectors.joining("\n"))
        + waivers(report);
  }

  /** How to go on without what fails, where one may. */
  private static String waivers(GuardReport report) {
    List<String> names =
        report.failures().stream()
            .map(GuardCheck::name)
            .filter(GuardCheckName::isWaivable)
            .map(GuardCheckName::id)
            .toList();
    return names.isEmpty()
        ? ""
        : "\nTo go on without one, say why, for the journal: --waive "
            + names.get(0)
            + "=\"REASON\"";
  }

  /** All checks. */
  public GuardReport report() {
    return report;
  }

  @Override
  public Map<String, Object> fields() {
    List<Map<String, Object>> failures =
        report.failures().stream()
            .map(
                c -> {
                  Map<String, Object> fields = new LinkedHashMap<>();
                  fields.put("check", c.name().id());
                  fields.put("detail", c.detail());
                  fields.put("remedy", c.remedy());
                  return fields;
                })
            .toList();
    return Map.of("checks", failures);
  }
}
