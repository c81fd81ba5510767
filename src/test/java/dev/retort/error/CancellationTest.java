package dev.retort.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CancellationTest {
  @Test
  void theUnitOfEachThreadIsBrokenOffUntilItHasEnded() throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    List<String> brokenOff = new CopyOnWriteArrayList<>();
    cancellation.breakOffWith(() -> brokenOff.add("here"));
    Thread other =
        new Thread(() -> cancellation.breakOffWith(() -> brokenOff.add("there")), "other");
    other.start();
    other.join();

    cancellation.cancel();
    assertThat(brokenOff).containsExactlyInAnyOrder("here", "there");

    cancellation.breakOffWith(null);
    brokenOff.clear();
    cancellation.cancel();
    assertThat(brokenOff).containsExactly("there");
  }
}
