package dev.retort.lint;

import dev.retort.config.LintLevel;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the rules say about one revision for one dialect. */
final class FindingCollector {
  private final RevisionView revision;
  private final KnownTables tables;
  private final List<Draft> drafts = new ArrayList<>();

  FindingCollector(RevisionView revision, KnownTables tables) {
    this.revision = revision;
    this.tables = tables;
  }

  /** The report that one rule writes into. */
  Report of(LintRule rule) {
    return new Report() {
      @Override
      public Entry at(StatementView statement, String subject) {
        Draft draft = new Draft(rule, statement.section(), statement, statement.line(), subject);
        return add(draft);
      }

      @Override
      public Entry at(@Nullable SectionView section, int line, String subject) {
        return add(new Draft(rule, section, null, line, subject));
      }
    };
  }

  private Draft add(Draft draft) {
    drafts.add(draft);
    return draft;
  }

  /** Takes over what another one has gathered. */
  void addAll(FindingCollector other) {
    drafts.addAll(other.drafts);
  }

  /** Drops the entries about new tables; called while the tables are as the entries saw them. */
  void settle() {
    drafts.removeIf(draft -> draft.isMoot(tables));
  }

  /** What was found, with what was accepted. */
  List<Finding> findings(Allowances allowances) {
    List<Finding> findings = new ArrayList<>();
    for (Draft draft : drafts) {
      Severity severity = draft.severity();
      if (severity != null) {
        findings.add(draft.finding(severity, allowances));
      }
    }
    return findings;
  }

  /** An entry while its rule describes it. */
  private final class Draft implements Report.Entry {
    private final LintRule rule;
    private final @Nullable SectionView section;
    private final @Nullable StatementView statement;
    private final int line;
    private final String subject;
    private String reason;
    private String advice;
    private @Nullable Severity own;
    private @Nullable ObjectName table;
    private @Nullable Token token;
    private @Nullable QuickFix fix;
    private boolean settled;

    Draft(
        LintRule rule,
        @Nullable SectionView section,
        @Nullable StatementView statement,
        int line,
        String subject) {
      this.rule = rule;
      this.section = section;
      this.statement = statement;
      this.line = line;
      this.subject = subject;
      this.reason = rule.reason();
      this.advice = rule.advice();
    }

    @Override
    public Report.Entry about(ObjectName newTable) {
      table = newTable;
      return this;
    }

    @Override
    public Report.Entry on(Token newToken) {
      token = newToken;
      return this;
    }

    @Override
    public Report.Entry fix(String title, TextEdit... edits) {
      StatementView at = statement;
      if (at == null || at.isEditable()) {
        fix = new QuickFix(title, Arrays.asList(edits));
      }
      return this;
    }

    @Override
    public Report.Entry because(String newReason) {
      reason = newReason;
      return this;
    }

    @Override
    public Report.Entry instead(String newAdvice) {
      advice = newAdvice;
      return this;
    }

    @Override
    public Report.Entry as(Severity severity) {
      own = severity;
      return this;
    }

    boolean isMoot(KnownTables known) {
      boolean first = !settled;
      settled = true;
      ObjectName about = table;
      return first && rule.existingTables() && about != null && known.isNew(about);
    }

    /** How much it counts, or null if the environment does not want to hear of it. */
    @Nullable Severity severity() {
      LintLevel level = revision.context().settings().rules().get(rule.id());
      if (level != null) {
        return level == LintLevel.OFF ? null : Severity.valueOf(level.name());
      }
      TableSize size = size();
      if (rule.lock() && size != null && size.isSmall()) {
        return Severity.INFO;
      }
      return own == null ? rule.severity() : own;
    }

    private @Nullable TableSize size() {
      Map<String, TableSize> sizes = revision.context().sizes();
      ObjectName about = table;
      return about == null ? null : sizes.get(about.key());
    }

    Finding finding(Severity severity, Allowances allowances) {
      StatementView at = statement;
      Token first = token;
      TextEdit place = at == null || first == null ? null : at.place(first);
      return new Finding(
          rule.id(),
          severity,
          revision.revision().id(),
          revision.revision().file(),
          place == null ? line : place.startLine(),
          place == null ? 1 : place.startColumn(),
          at == null ? "" : at.summary(),
          message(),
          advice,
          List.of(revision.context().dialect()),
          fix,
          allowances.accept(rule.id(), section, at));
    }

    private String message() {
      TableSize size = size();
      String rows =
          rule.lock() && size != null && size.rows() > 0
              ? String.format(Locale.ROOT, " (about %,d rows)", size.rows())
              : "";
      return subject + rows + ": " + reason;
    }
  }
}
