package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.RetortException;
import dev.retort.revision.RevisionResolver.Ends;
import dev.retort.revision.RevisionResolver.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The recorded answers of Alembic to its own test suite, where that record is at hand. */
class AlembicAnswersTest {
  private static final String PROPERTY = "retort.oracle";

  /** Alembic warns and takes the first row; Retort asks. */
  private static final Set<String> ASKED_INSTEAD_OF_GUESSED =
      Set.of(
          "s36.test_downgrade_once_order_left.439",
          "s36.test_downgrade_once_order_left_unbalanced.440",
          "s36.test_downgrade_once_order_right.442",
          "s36.test_downgrade_once_order_right_unbalanced.443");

  /** Alembic falls over a missing dependency; in Retort the rest of the graph can be looked at. */
  private static final Set<String> STILL_SHOWN =
      Set.of("s4.test_failure_message.35", "s4.test_failure_message.36");

  @TestFactory
  Stream<DynamicTest> agreesWithAlembic() throws IOException {
    Path file = Path.of(System.getProperty(PROPERTY, "../shared/oracle"));
    file = file.resolve("alembic_suite_cases.jsonl");
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: the record of Alembic's answers is not at " + file);
    Map<String, RevisionGraph> graphs = new LinkedHashMap<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Map<String, Object> entry = json(line);
      if (entry.containsKey("revisions")) {
        graphs.put(text(entry.get("graph")), graph(maps(entry.get("revisions"))));
      } else if (entry.containsKey("case")) {
        RevisionGraph graph = Objects.requireNonNull(graphs.get(text(entry.get("graph"))));
        tests.add(DynamicTest.dynamicTest(text(entry.get("case")), () -> check(graph, entry)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(500);
    return tests.stream();
  }

  private static void check(RevisionGraph graph, Map<String, Object> entry) {
    Map<String, Object> expected = map(entry.get("expect"));
    String name = text(entry.get("case"));
    if (ASKED_INSTEAD_OF_GUESSED.contains(name)) {
      assertThatThrownBy(() -> answer(graph, entry))
          .isInstanceOf(AmbiguousDowngradeException.class);
      return;
    }
    if (STILL_SHOWN.contains(name)) {
      assertThat(answer(graph, entry)).isNotEmpty();
      return;
    }
    if (Boolean.FALSE.equals(expected.get("ok"))) {
      assertThatThrownBy(() -> answer(graph, entry)).isInstanceOf(RetortException.class);
      return;
    }
    List<Object> answer = answer(graph, entry);
    boolean plan = !expected.containsKey("result");
    assertThat(answer).isEqualTo(plan ? expectedSteps(entry, expected) : expected.get("result"));
  }

  private static List<Object> expectedSteps(
      Map<String, Object> entry, Map<String, Object> expected) {
    boolean stamp = text(entry.get("command")).equals("stamp");
    List<Object> steps = new ArrayList<>();
    for (Map<String, Object> step : maps(expected.get("steps"))) {
      Object name = stamp ? strings(step.get("to")) : text(step.get("rev"));
      steps.add(List.of(name, text(step.get("dir")), sorted(strings(step.get("heads")))));
    }
    return steps;
  }

  private static List<Object> answer(RevisionGraph graph, Map<String, Object> entry) {
    List<String> current = strings(entry.get("current"));
    Object spec = entry.get("spec");
    GraphPlanner planner = new GraphPlanner(graph);
    RevisionResolver resolver = new RevisionResolver(graph);
    return switch (text(entry.get("command"))) {
      case "upgrade" -> steps(planner.upgrade(current, text(spec)));
      case "downgrade" -> steps(planner.downgrade(current, text(spec)));
      case "stamp" -> steps(planner.stamp(current, strings(spec), false));
      case "show" -> ids(resolver.resolve(text(spec), current));
      case "iterate" -> {
        List<?> ends = (List<?>) Objects.requireNonNull(spec);
        yield ids(
            resolver.iterate(
                ends(ends.get(0)), ends(ends.get(1)), mode(map(entry.get("options")))));
      }
      default -> throw new AssertionError("unknown command in " + entry);
    };
  }

  private static List<Object> steps(List<GraphStep> steps) {
    List<Object> answer = new ArrayList<>();
    for (GraphStep step : steps) {
      List<String> arrived = new ArrayList<>(step.change().inserts());
      if (step.change().update() != null) {
        arrived.add(step.change().update().to());
      }
      Object name = step.stamp() ? arrived : step.revision().id();
      String direction = step.direction() == Direction.UPGRADE ? "up" : "down";
      answer.add(List.of(name, direction, step.headsAfter()));
    }
    return answer;
  }

  private static List<Object> ids(List<Revision> revisions) {
    return new ArrayList<>(revisions.stream().map(Revision::id).toList());
  }

  private static Ends ends(@Nullable Object value) {
    if (value instanceof String spec) {
      return new Ends(spec, List.of(spec));
    }
    return new Ends(null, value == null ? List.of() : strings(value));
  }

  private static Mode mode(Map<String, Object> options) {
    return new Mode(
        Boolean.TRUE.equals(options.get("inclusive")),
        Boolean.TRUE.equals(options.get("implicit_base")),
        Boolean.TRUE.equals(options.get("select_for_downgrade")));
  }

  private static RevisionGraph graph(List<Map<String, Object>> revisions) {
    List<Revision> all = new ArrayList<>();
    for (Map<String, Object> revision : revisions) {
      all.add(
          new Revision(
              text(revision.get("id")),
              strings(revision.get("down_revision")),
              strings(revision.get("depends_on")),
              strings(revision.get("branch_labels")),
              "",
              null,
              Path.of(text(revision.get("id")) + ".sql"),
              List.of(),
              ""));
    }
    return RevisionGraph.of(all);
  }

  private static List<String> sorted(Collection<String> values) {
    return List.copyOf(new TreeSet<>(values));
  }

  /** JSON of plain values is YAML; quoted scalars stay strings. */
  private static Map<String, Object> json(String line) {
    LoaderOptions options = new LoaderOptions();
    return map(new Yaml(new SafeConstructor(options)).load(line));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(@Nullable Object value) {
    return (List<Map<String, Object>>) Objects.requireNonNull(value);
  }

  private static List<String> strings(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof String single) {
      return List.of(single);
    }
    List<String> strings = new ArrayList<>();
    for (Object item : (List<?>) value) {
      strings.add(text(item));
    }
    return strings;
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
