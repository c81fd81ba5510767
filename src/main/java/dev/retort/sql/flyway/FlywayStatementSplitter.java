package dev.retort.sql.flyway;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.mysql.MySQLParser;
import org.flywaydb.database.mysql.mariadb.MariaDBParser;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/**
 * Splits scripts with flyway-core's parsers. Safe for use by several threads.
 *
 * <p>Transaction statements such as {@code BEGIN;} come out as statements like any other.
 */
public final class FlywayStatementSplitter implements StatementSplitter {
  private static final String OPENERS = "'\"`[($*";
  private static final String PROBE_DELIMITER = "@@end@@";
  private static final Pattern LINE = Pattern.compile("at line (\\d+)");

  private final Configuration configuration = BareConfiguration.create();

  /** Made by the service loader. */
  public FlywayStatementSplitter() {}

  @Override
  public List<SqlStatement> split(DialectId dialect, String script, int firstLine) {
    if (script.isBlank()) {
      return List.of();
    }
    List<SqlStatement> statements = parse(dialect, script, firstLine);
    if (!statements.isEmpty()) {
      rejectOpenEnd(dialect, script, statements.get(statements.size() - 1));
    }
    return statements;
  }

  private List<SqlStatement> parse(DialectId dialect, String script, int firstLine) {
    List<SqlStatement> statements = new ArrayList<>();
    try (SqlStatementIterator parsed = parser(dialect).parse(new StringResource(script))) {
      while (parsed.hasNext()) {
        org.flywaydb.core.internal.sqlscript.SqlStatement found = parsed.next();
        String text = LeadingComments.strip(found.getSql(), dialect);
        if (!text.isEmpty()) {
          int line = firstLine + found.getLineNumber() - 1;
          boolean outside = dialect == DialectId.POSTGRESQL && OutsideTransaction.needs(text);
          statements.add(new SqlStatement(text, line, !outside && found.canExecuteInTransaction()));
        }
      }
    } catch (FlywayException e) {
      throw fault(e, firstLine);
    }
    return statements;
  }

  /** A parser belongs to one script: it keeps the names of that script's placeholders. */
  private Parser parser(DialectId dialect) {
    ParsingContext context = new ParsingContext();
    return switch (dialect) {
      case SQLITE -> new TransactionAwareSqliteParser(configuration, context);
      case MYSQL -> new MySQLParser(configuration, context);
      case MARIADB -> new MariaDBParser(configuration, context);
      case POSTGRESQL -> new PostgreSQLParser(configuration, context);
    };
  }

  /**
   * The parsers take a string or parenthesis that never ends for one that ends with the script. So
   * the last statement, if no delimiter ended it, is parsed once more with another one behind it:
   * only something that is still open swallows that.
   */
  private void rejectOpenEnd(DialectId dialect, String script, SqlStatement last) {
    String text = last.text();
    if (!script.stripTrailing().endsWith(text) || !mayBeOpen(text)) {
      return;
    }
    boolean knowsDelimiter = dialect == DialectId.MYSQL || dialect == DialectId.MARIADB;
    String probe =
        knowsDelimiter
            ? "DELIMITER " + PROBE_DELIMITER + "\n" + text + "\n" + PROBE_DELIMITER + "\nSELECT 1"
            : text + "\n;\nSELECT 1";
    if (parse(dialect, probe, 1).size() < 2) {
      throw new SqlSyntaxException(
          "The statement in line "
              + last.line()
              + " is not complete: a string, comment or parenthesis is not closed.",
          last.line(),
          null);
    }
  }

  private static boolean mayBeOpen(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (OPENERS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static SqlSyntaxException fault(FlywayException e, int firstLine) {
    String text = String.valueOf(e.getMessage());
    Throwable cause = e.getCause();
    String reason = cause == null ? text : String.valueOf(cause.getMessage());
    Matcher matcher = LINE.matcher(reason);
    int line = matcher.find() ? firstLine + Integer.parseInt(matcher.group(1)) - 1 : firstLine;
    boolean incomplete = reason.contains("ncomplete statement");
    String message =
        incomplete
            ? "The statement in line "
                + line
                + " is not complete: a string, a block or a parenthesis is not closed."
            : "The script cannot be split into statements: " + reason.strip();
    return new SqlSyntaxException(message, line, e);
  }
}
