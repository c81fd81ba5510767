package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.service.plan.PlanDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an approval says of a plan, one fact a line, so that it can be told which one changed. */
final class ApprovalText {
  private static final String STEP = "step ";
  private static final String SEPARATOR = ": ";
  private static final int STEP_DIGEST = 16;

  private final Map<String, String> facts;

  private ApprovalText(Map<String, String> facts) {
    this.facts = facts;
  }

  static ApprovalText of(Environment environment, MigrationPlan plan) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("environment", environment.name());
    facts.put("database", environment.database().displayUrl());
    String server = plan.server();
    facts.put("server", server == null ? "none yet" : server);
    facts.put("command", ApprovalCheck.words(plan));
    facts.put("start", plan.from().isEmpty() ? "base" : String.join(", ", plan.from()));
    for (PlanStep step : plan.steps()) {
      facts.put(STEP + step.revision().id(), PlanDigest.of(step).substring(0, STEP_DIGEST));
    }
    facts.put("plan", plan.digest());
    return new ApprovalText(facts);
  }

  static ApprovalText parse(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int end = line.indexOf(SEPARATOR);
      if (end > 0) {
        facts.put(line.substring(0, end), line.substring(end + SEPARATOR.length()));
      }
    }
    return new ApprovalText(facts);
  }

  /** A fact; empty where there is none. */
  String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  /** The lines of the file. */
  String lines() {
    StringBuilder lines = new StringBuilder();
    facts.forEach((name, value) -> lines.append(name).append(SEPARATOR).append(value).append('\n'));
    return lines.toString();
  }

  /** Why what was approved here is not {@code now}, as a clause; empty where it is. */
  Optional<String> difference(ApprovalText now) {
    if (!fact("environment").equals(now.fact("environment"))) {
      return Optional.of("that was for the environment " + fact("environment"));
    }
    if (!fact("database").equals(now.fact("database"))) {
      return Optional.of(
          "that was for "
              + fact("database")
              + ", and the database is "
              + now.fact("database")
              + " now");
    }
    if (!fact("server").equals(now.fact("server"))) {
      return Optional.of(
          "that was for " + fact("server") + ", and the server is " + now.fact("server") + " now");
    }
    if (!fact("start").equals(now.fact("start"))) {
      return Optional.of(
          "that was from "
              + fact("start")
              + ", and the database is at "
              + now.fact("start")
              + " now");
    }
    return difference(steps(), now.steps(), now)
        .or(
            () ->
                fact("plan").equals(now.fact("plan"))
                    ? Optional.empty()
                    : Optional.of("that was for another plan"));
  }

  private Optional<String> difference(List<String> then, List<String> today, ApprovalText now) {
    List<String> more = without(today, then);
    List<String> less = without(then, today);
    if (!more.isEmpty()) {
      return Optional.of(
          "that was without " + String.join(", ", more) + ", which the plan runs now");
    }
    if (!less.isEmpty()) {
      return Optional.of(
          "that was with " + String.join(", ", less) + ", which the plan runs no more");
    }
    if (!then.equals(today)) {
      return Optional.of("that was in another order of the revisions");
    }
    List<String> changed =
        then.stream().filter(id -> !fact(STEP + id).equals(now.fact(STEP + id))).toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of("the SQL of " + String.join(", ", changed) + " changed since");
  }

  private List<String> steps() {
    return facts.keySet().stream()
        .filter(name -> name.startsWith(STEP))
        .map(name -> name.substring(STEP.length()))
        .toList();
  }

  private static List<String> without(List<String> all, List<String> others) {
    List<String> rest = new ArrayList<>(all);
    rest.removeAll(others);
    return rest;
  }
}
