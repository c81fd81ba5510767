package dev.retort.service.plan;

import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.revision.CheckQuery;
import dev.retort.revision.Direction;
import dev.retort.revision.GraphStep;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFormatException;
import dev.retort.revision.RevisionProblem;
import dev.retort.revision.Section;
import dev.retort.revision.SectionContent;
import dev.retort.service.IrreversibleException;
import dev.retort.service.PlanStep;
import dev.retort.service.SectionMissingException;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.StatementSplitter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes the right section of a revision file and splits it into statements. */
public final class StepReader {
  private static final Pattern ALTER_TYPE = Pattern.compile("(?i)^\\s*ALTER\\s+TYPE\\b");

  private final DialectId dialect;
  private final Map<String, String> placeholders;
  private final StatementSplitter splitter = StatementSplitter.load();

  /** For a dialect, with the texts that stand for {@code ${name}}. */
  public StepReader(DialectId dialect, Map<String, String> placeholders) {
    this.dialect = dialect;
    this.placeholders = Map.copyOf(placeholders);
  }

  /**
   * The steps with their SQL, several at a time, in the order given.
   *
   * @throws RetortException what is wrong with the first of them that has something wrong
   */
  public List<PlanStep> readAll(List<GraphStep> steps) {
    try {
      return steps.parallelStream().map(this::read).toList();
    } catch (RetortException any) {
      // Which of several mistakes is met first depends on the threads; a person is told the first.
      return steps.stream().map(this::read).toList();
    }
  }

  /**
   * The step with its SQL.
   *
   * @throws SectionMissingException if the file says nothing for this dialect
   * @throws IrreversibleException if the file closes the way back
   */
  public PlanStep read(GraphStep step) {
    Revision revision = step.revision();
    if (step.stamp()) {
      return new PlanStep(step, List.of(), List.of(), true);
    }
    Optional<Section> found = revision.section(step.direction(), dialect);
    if (found.isEmpty()) {
      if (revision.isMergePoint()) {
        return new PlanStep(step, List.of(), List.of(), true);
      }
      throw new SectionMissingException(revision, step.direction(), dialect);
    }
    Section section = found.get();
    String reason = section.irreversible();
    if (reason != null && step.direction() == Direction.DOWNGRADE) {
      throw new IrreversibleException(revision, reason, section.line());
    }
    SectionContent content = split(revision, section);
    List<SqlStatement> statements = statements(content);
    return new PlanStep(
        step,
        checks(content),
        statements,
        section.transactional() && statements.stream().noneMatch(this::refusesTransaction));
  }

  /**
   * Whether PostgreSQL takes the statement only outside of a transaction. Since version 12 it takes
   * ALTER TYPE inside of one.
   */
  private boolean refusesTransaction(SqlStatement statement) {
    return dialect == DialectId.POSTGRESQL
        && !statement.transactional()
        && !ALTER_TYPE.matcher(statement.text()).find();
  }

  private SectionContent split(Revision revision, Section section) {
    try {
      return section.read(splitter, dialect);
    } catch (SqlSyntaxException e) {
      throw new RevisionFormatException(
          new RevisionProblem(
              RevisionProblem.Kind.INVALID_VALUE,
              String.valueOf(e.getMessage()),
              SourcePosition.of(revision.file(), e.line()),
              revision.id()));
    }
  }

  private List<CheckQuery> checks(SectionContent content) {
    if (placeholders.isEmpty()) {
      return content.checks();
    }
    return content.checks().stream()
        .map(c -> new CheckQuery(c.message(), replaced(c.query()), c.line()))
        .toList();
  }

  private List<SqlStatement> statements(SectionContent content) {
    if (placeholders.isEmpty()) {
      return content.statements();
    }
    return content.statements().stream()
        .map(s -> new SqlStatement(replaced(s.text()), s.line(), s.transactional()))
        .toList();
  }

  private String replaced(String sql) {
    String result = sql;
    for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
      result = result.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
    }
    return result;
  }
}
