package dev.retort.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleTableTest {
  private static final Path PAGE = Path.of("assets/lint-rules.md");

  @Test
  void thePageOfTheDocumentationIsWhatTheRulesSay() throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, RuleTable.markdown());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(RuleTable.markdown());
  }

  @Test
  void everyRuleSaysWhatToDoInstead() {
    assertThat(LintRules.all()).hasSizeGreaterThan(60).noneMatch(rule -> rule.advice().isBlank());
  }
}
