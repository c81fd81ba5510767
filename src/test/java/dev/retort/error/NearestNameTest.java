package dev.retort.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  @Test
  void exchangedNeighboursCountOnce() {
    assertThat(NearestName.of("neam", List.of("nested", "name"))).isEmpty();
    assertThat(NearestName.of("nmae", List.of("nested", "name"))).contains("name");
  }

  @Test
  void theCaseOfLettersDoesNotCount() {
    assertThat(NearestName.of("TABLES", List.of("views", "tables"))).contains("tables");
  }

  @Test
  void amongEqualsTheFirstByAlphabetWins() {
    assertThat(NearestName.of("cat", List.of("hat", "bat"))).contains("bat");
  }

  @Test
  void nothingFarAwayIsSuggested() {
    assertThat(NearestName.of("charset", List.of("columns", "checks"))).isEmpty();
  }
}
