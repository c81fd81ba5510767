package dev.retort.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 600, true, true",
    "1, 380, true, false",
    "1, 300, false, false",
    "10, 560, true, false",
    "40, 200, false, false",
  })
  void theMessageKeepsItsRoomAndTheOthersGo(int lanes, double width, boolean id, boolean date) {
    GraphColumns columns = GraphColumns.of(lanes, width);
    assertThat(columns.id() < width).isEqualTo(id);
    assertThat(columns.date() < width).isEqualTo(date);
    assertThat(columns.messageWidth()).isGreaterThanOrEqualTo(Math.min(180, width * 0.5));
    assertThat(columns.message()).isGreaterThan(columns.lanes());
  }
}
