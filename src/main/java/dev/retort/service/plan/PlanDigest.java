package dev.retort.service.plan;

import dev.retort.revision.CheckQuery;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes two plans the same: request, server, start, order and SQL. */
public final class PlanDigest {
  private static final char END = 0;

  private final MessageDigest digest;

  /** What is not in the digest yet: many small parts take longer there than one large. */
  private final StringBuilder parts = new StringBuilder();

  private PlanDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(
      PlanRequest request, @Nullable String server, List<String> from, List<PlanStep> steps) {
    PlanDigest plan = new PlanDigest();
    plan.add(request.command().word());
    plan.add(request.targets().toString());
    plan.add(request.purge() ? "purge" : "");
    plan.add(server == null ? "" : server);
    plan.add(from.toString());
    steps.forEach(plan::add);
    return plan.hex();
  }

  /** What makes two steps the same: revision, way, SQL and checks. */
  public static String of(PlanStep step) {
    PlanDigest digest = new PlanDigest();
    digest.add(step);
    return digest.hex();
  }

  private String hex() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private void add(PlanStep step) {
    add(step.revision().id());
    add(step.direction().id());
    add(step.graphStep().change().toString());
    add(step.transactional() ? "" : "off");
    for (CheckQuery check : step.checks()) {
      add(check.query());
    }
    for (SqlStatement statement : step.statements()) {
      add(statement.text());
    }
    flush();
  }

  private void add(String part) {
    parts.append(part).append(END);
  }

  private void flush() {
    digest.update(parts.toString().getBytes(StandardCharsets.UTF_8));
    parts.setLength(0);
  }
}
