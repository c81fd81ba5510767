package dev.retort.ui.plan;

import dev.retort.config.TransactionMode;
import dev.retort.revision.Direction;
import dev.retort.revision.Section;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a plan does to data by the first words of its statements. It sees what is written, not
 * what triggers or procedures do.
 */
final class PlanEffects {
  private static final String NAME =
      "((?:[\\w$.\\x{80}-\\x{10ffff}]|\"[^\"]*\"|`[^`]*`|\\[[^]]*])+)";
  private static final Pattern DROP_TABLE =
      pattern("drop\\s+table\\s+(?:if\\s+exists\\s+)?" + NAME);
  private static final Pattern ALTER_TABLE =
      pattern("alter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?" + NAME + "\\s+(.*)");
  private static final Pattern DROP_COLUMN =
      pattern("(?:.*,\\s*)?drop\\s+column\\s+(?:if\\s+exists\\s+)?" + NAME + ".*");
  private static final Pattern RENAME_TO = pattern("rename\\s+to\\s+" + NAME + ".*");
  private static final Pattern DELETE =
      pattern("(?:delete\\s+from|truncate(?:\\s+table)?)\\s+" + NAME + ".*");

  private PlanEffects() {}

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** All effects in the order of the plan; the grave ones of a step first. */
  static List<PlanEffect> of(MigrationPlan plan) {
    List<PlanEffect> found = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      addStatements(plan.steps().get(i), i, found);
      addStep(plan, plan.steps().get(i), i, found);
    }
    return List.copyOf(found);
  }

  private static void addStep(MigrationPlan plan, PlanStep step, int index, List<PlanEffect> to) {
    if (step.graphStep().stamp()) {
      return;
    }
    if (step.direction() == Direction.UPGRADE) {
      String reason =
          step.revision()
              .section(Direction.DOWNGRADE, plan.dialect())
              .map(Section::irreversible)
              .orElse(null);
      if (reason != null) {
        to.add(
            new PlanEffect(
                PlanEffect.Kind.NO_WAY_BACK, step.revision().id() + ": " + reason, index, -1));
      }
    }
    if (!step.transactional() && plan.transaction() != TransactionMode.NONE) {
      to.add(new PlanEffect(PlanEffect.Kind.OUTSIDE_TRANSACTION, step.revision().id(), index, -1));
    }
  }

  private static void addStatements(PlanStep step, int index, List<PlanEffect> to) {
    Set<String> replaced = new HashSet<>();
    for (SqlStatement statement : step.statements()) {
      Matcher alter = ALTER_TABLE.matcher(statement.text().strip());
      if (alter.matches()) {
        Matcher rename = RENAME_TO.matcher(alter.group(2));
        if (rename.matches()) {
          replaced.add(key(rename.group(1)));
        }
      }
    }
    for (int i = 0; i < step.statements().size(); i++) {
      addStatement(step.statements().get(i).text().strip(), replaced, index, i, to);
    }
  }

  private static void addStatement(
      String sql, Set<String> replaced, int step, int statement, List<PlanEffect> to) {
    Matcher drop = DROP_TABLE.matcher(sql);
    Matcher alter = ALTER_TABLE.matcher(sql);
    Matcher delete = DELETE.matcher(sql);
    if (drop.lookingAt()) {
      boolean rebuild = replaced.contains(key(drop.group(1)));
      PlanEffect.Kind kind = rebuild ? PlanEffect.Kind.REBUILD : PlanEffect.Kind.DROP_TABLE;
      to.add(new PlanEffect(kind, plain(drop.group(1)), step, statement));
    } else if (alter.matches()) {
      Matcher column = DROP_COLUMN.matcher(alter.group(2));
      if (column.matches()) {
        String subject = plain(alter.group(1)) + "." + plain(column.group(1));
        to.add(new PlanEffect(PlanEffect.Kind.DROP_COLUMN, subject, step, statement));
      }
    } else if (delete.matches()) {
      to.add(new PlanEffect(PlanEffect.Kind.DELETE_ROWS, plain(delete.group(1)), step, statement));
    }
  }

  private static String plain(String name) {
    return name.replaceAll("[\"`\\[\\]]", "");
  }

  private static String key(String name) {
    return plain(name).toLowerCase(Locale.ROOT);
  }
}
