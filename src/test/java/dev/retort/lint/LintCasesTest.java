package dev.retort.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule against its own examples. */
class LintCasesTest {
  static List<LintCase> cases() {
    return LintCase.all();
  }

  static Stream<LintCase> fixedCases() {
    return LintCase.all().stream().filter(c -> c.fixed() != null);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatIsMarkedAndNothingElse(LintCase example) {
    List<Finding> findings = example.findings(example.file(example.text()));
    assertThat(findings.stream().map(Finding::line).distinct().toList())
        .isEqualTo(example.marked());
    assertThat(example.marked().isEmpty()).isEqualTo(!example.isBad());
  }

  @ParameterizedTest
  @MethodSource("fixedCases")
  void quickFixesMakeWhatIsWritten(LintCase example) {
    String text = example.file(example.text());
    String fixed = QuickFixes.apply(text, fixes(example.findings(text)));
    assertThat(fixed).isEqualTo(example.file(String.valueOf(example.fixed())));
    assertThat(fixes(example.findings(fixed))).isEmpty();
  }

  @Test
  void everyRuleHasAnExampleThatItFindsAndOneThatItDoesNot() {
    Set<String> found = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    LintCase.all().forEach(c -> (c.isBad() ? found : silent).add(c.rule()));
    assertThat(found).containsExactlyElementsOf(LintRules.ids());
    assertThat(silent).containsExactlyElementsOf(LintRules.ids());
  }

  @Test
  void everyRuleThatPromisesARewriteHasAnExampleOfIt() {
    List<String> promised =
        LintRules.all().stream().filter(LintRule::fixable).map(LintRule::id).toList();
    assertThat(fixedCases().map(LintCase::rule).distinct().toList())
        .containsExactlyElementsOf(promised);
  }

  static List<QuickFix> fixes(List<Finding> findings) {
    List<QuickFix> fixes = new ArrayList<>();
    for (Finding finding : findings) {
      QuickFix fix = finding.fix();
      if (fix != null) {
        fixes.add(fix);
      }
    }
    return fixes;
  }
}
