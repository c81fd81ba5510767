package dev.retort.service.generate;

import dev.retort.diff.SqlNames;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The statements of revision files, as far as it can be told from the text alone which objects each
 * of them concerns. That is so for the plain statements about tables, indexes, views, types,
 * sequences, comments and rows; one statement of any other kind (a function, a trigger, a block, a
 * setting), and nothing can be told.
 */
final class Lineage {
  private final List<PlanStep> steps;
  private final List<PlainStatement> statements;
  private final Map<String, List<Integer>> bySubject = new HashMap<>();
  private final Map<String, String> tableOf = new HashMap<>();
  private final List<Integer> byMention = new ArrayList<>();

  private Lineage(List<PlanStep> steps, List<PlainStatement> statements) {
    this.steps = steps;
    this.statements = statements;
    for (int i = 0; i < statements.size(); i++) {
      PlainStatement statement = statements.get(i);
      String subject = statement.subject();
      if (statement.concernsSubjectOnly()) {
        bySubject.computeIfAbsent(subject, s -> new ArrayList<>()).add(i);
        tableOf.put(subject, subject);
        if (!statement.index().isEmpty()) {
          tableOf.put(statement.index(), subject);
        }
      } else {
        byMention.add(i);
        if (!subject.isEmpty()) {
          tableOf.putIfAbsent(subject, subject);
        }
      }
    }
  }

  /** Empty where it can't be told. */
  static Optional<Lineage> of(List<PlanStep> steps) {
    List<PlainStatement> statements = new ArrayList<>();
    for (PlanStep step : steps) {
      if (!step.transactional()) {
        return Optional.empty();
      }
      for (SqlStatement statement : step.statements()) {
        Optional<PlainStatement> plain = PlainStatement.of(statement.text());
        if (plain.isEmpty()) {
          return Optional.empty();
        }
        statements.add(plain.get());
      }
    }
    return Optional.of(new Lineage(steps, statements));
  }

  /** How many statements there are. */
  int size() {
    return statements.size();
  }

  /** The objects that statements speak of, by folded name. */
  Set<String> subjects() {
    Set<String> subjects = new HashSet<>(bySubject.keySet());
    // A sequence or a type is there also where no table names it.
    byMention.stream()
        .map(statements::get)
        .filter(s -> !s.isAboutRows() && !s.subject().isEmpty())
        .forEach(s -> subjects.add(s.subject()));
    return subjects;
  }

  /** The statements about one table, in order. */
  List<String> textsOf(String subject) {
    return bySubject.getOrDefault(subject, List.of()).stream()
        .map(i -> statements.get(i).text())
        .toList();
  }

  /**
   * Tables of which more can be at work than the statements about them: those that a rename, a
   * drop, a view, a type or a sequence touches, and those that refer to one of them.
   */
  Set<String> entangled() {
    Set<String> touched = new HashSet<>();
    for (int i : byMention) {
      if (!statements.get(i).isAboutRows()) {
        touched.addAll(mentioned(i));
      }
    }
    bySubject.forEach(
        (subject, places) -> {
          if (places.stream().anyMatch(i -> statements.get(i).movesReferences())) {
            touched.add(subject);
          }
        });
    if (touched.isEmpty()) {
      return touched;
    }
    Set<String> entangled = new HashSet<>(touched);
    bySubject.forEach(
        (subject, places) -> {
          if (places.stream().flatMap(i -> mentioned(i).stream()).anyMatch(touched::contains)) {
            entangled.add(subject);
          }
        });
    return entangled;
  }

  /** Tables that rows are written to, by folded name. */
  Set<String> filled() {
    Set<String> filled = new HashSet<>();
    byMention.stream()
        .filter(i -> statements.get(i).isAboutRows())
        .forEach(i -> filled.addAll(mentioned(i)));
    return filled;
  }

  /** The steps with only those statements that decide what becomes of these objects. */
  List<PlanStep> about(Set<String> wanted) {
    Set<Integer> chosen = chosen(wanted);
    List<PlanStep> result = new ArrayList<>();
    int place = 0;
    for (PlanStep step : steps) {
      List<SqlStatement> kept = new ArrayList<>();
      for (SqlStatement statement : step.statements()) {
        if (chosen.contains(place++)) {
          kept.add(statement);
        }
      }
      result.add(new PlanStep(step.graphStep(), List.of(), kept, true));
    }
    return result;
  }

  private Set<Integer> chosen(Set<String> wanted) {
    Set<Integer> chosen = new HashSet<>();
    Set<String> names = new HashSet<>(wanted);
    Deque<String> open = new ArrayDeque<>(wanted);
    Map<String, List<Integer>> mentions = new HashMap<>();
    for (int i : byMention) {
      if (!statements.get(i).isAboutRows()) {
        mentioned(i).forEach(n -> mentions.computeIfAbsent(n, k -> new ArrayList<>()).add(i));
      }
    }
    while (!open.isEmpty()) {
      String name = open.remove();
      List<Integer> places = new ArrayList<>(bySubject.getOrDefault(name, List.of()));
      places.addAll(mentions.getOrDefault(name, List.of()));
      for (int i : places) {
        if (chosen.add(i)) {
          mentioned(i).stream().filter(names::add).forEach(open::add);
        }
      }
    }
    return chosen;
  }

  /** The objects that a statement names; an index stands for its table. */
  private Set<String> mentioned(int statement) {
    Set<String> names = new HashSet<>();
    for (String name : SqlNames.in(statements.get(statement).text())) {
      String table = tableOf.get(name);
      if (table != null) {
        names.add(table);
      }
    }
    return names;
  }
}
