package dev.retort.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every rule, asked of its own examples. */
class RuleConductTest {
  /** Rules that speak of new tables too, and why. */
  private static final Map<String, String> NEW_TABLES_AS_WELL = new TreeMap<>();

  private static void spokenBy(String why, String... rules) {
    for (String rule : rules) {
      NEW_TABLES_AS_WELL.put(rule, why);
    }
  }

  static {
    spokenBy("it is about what the table looks like", "IX01", "IX02", "MY18", "NM02", "PG21");
    spokenBy(
        "the server refuses it or leaves it out", "LT05", "LT06", "LT07", "LT08", "MA06", "MY02");
    spokenBy("the server refuses it", "PG02", "PG14", "PG19", "PG35");
    spokenBy("it is about what a failure leaves behind", "TX02");
  }

  private static Stream<LintRule> rules() {
    return LintRules.all().stream();
  }

  private static List<LintCase> bad() {
    return LintCase.all().stream().filter(LintCase::isBad).toList();
  }

  @Test
  void rulesAboutTablesInUseAreSilentAboutThoseThatTheSameRunMade() {
    Set<String> loud =
        bad().stream()
            .filter(c -> c.setup() != null)
            .filter(c -> !c.findingsInOneRun().isEmpty())
            .map(LintCase::rule)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(loud).isEqualTo(NEW_TABLES_AS_WELL.keySet());
  }

  @Test
  void rulesAboutWaitingAreMereAdviceWhereTheTablesAreSmall() {
    Set<String> waiting =
        rules().filter(LintRule::lock).map(LintRule::id).collect(Collectors.toSet());
    for (LintCase example : bad()) {
      if (waiting.contains(example.rule())) {
        assertThat(example.findingsInSmallTables())
            .as(example.toString())
            .isNotEmpty()
            .allMatch(finding -> finding.severity() == Severity.INFO);
      }
    }
  }

  @Test
  void everyRuleForSomeVersionsHasAnExampleOnEitherSide() {
    List<String> versioned =
        rules()
            .filter(
                rule -> rule.versions().contains("before") || rule.versions().matches(".*\\d.*"))
            .map(LintRule::id)
            .toList();
    Map<Boolean, Set<String>> examples =
        LintCase.all().stream()
            .collect(
                Collectors.partitioningBy(
                    LintCase::isBad, Collectors.mapping(LintCase::rule, Collectors.toSet())));
    Set<String> withVersion =
        LintCase.all().stream()
            .filter(c -> c.words().stream().anyMatch(w -> w.startsWith("version=")))
            .map(LintCase::rule)
            .collect(Collectors.toSet());
    assertThat(withVersion).containsAll(versioned);
    assertThat(examples.get(true)).containsAll(versioned);
    assertThat(examples.get(false)).containsAll(versioned);
  }
}
