package dev.retort.service;

import dev.retort.sql.SqlStatement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session of the server that holds the lock which a statement of a run waits for.
 *
 * @param session the server's number of it
 * @param account who opened it and from where, and the program's name where the server knows it
 * @param since when its transaction began, or else what it does now; null where the server does not
 *     tell
 * @param statement what it is running, or else what it ran last, without the content of text
 *     literals; empty where the server does not tell
 * @param active whether the statement is running
 * @param certain false where the server tells only who may hold the lock
 */
public record Blocker(
    String session,
    String account,
    @Nullable Instant since,
    String statement,
    boolean active,
    boolean certain) {
  private static final int LONGEST_STATEMENT = 200;

  /** All of it, in one line. */
  public String describe() {
    StringBuilder text = new StringBuilder(certain ? "" : "possibly ");
    text.append("session ").append(session).append(" (").append(account).append(')');
    if (since != null) {
      text.append(", since ").append(since);
    }
    if (!statement.isEmpty()) {
      text.append(active ? ", running: " : ", idle, last statement: ")
          .append(new SqlStatement(statement, 0, true).summary(LONGEST_STATEMENT));
    } else if (!active) {
      text.append(", idle");
    }
    return text.toString();
  }

  /** The same for programs. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("session", session);
    fields.put("account", account);
    if (since != null) {
      fields.put("since", since.toString());
    }
    fields.put("statement", statement);
    fields.put("active", active);
    fields.put("certain", certain);
    return fields;
  }
}
