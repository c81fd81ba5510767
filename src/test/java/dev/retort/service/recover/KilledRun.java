package dev.retort.service.recover;

import dev.retort.error.Cancellation;
import dev.retort.service.MigrationService;
import dev.retort.service.OrphanedSession;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.service.RepairChoice;
import dev.retort.service.RunListener;
import dev.retort.sql.SqlStatement;
import dev.retort.testsupport.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own that runs a migration up to a point, says so, and waits to be killed there.
 */
final class KilledRun {
  private static final String THERE = "there";

  private KilledRun() {}

  /**
   * Runs in a child process and kills it.
   *
   * @param command {@code upgrade}, {@code downgrade} or {@code resume}
   * @param point {@code started:N} when statement N, counted over all revisions from 0, is about to
   *     be sent; {@code finished:N} when it has ended and the history does not say so yet; {@code
   *     done} after the last
   * @return whether it came to the point
   */
  static boolean at(String point, Path config, String command, String target) throws Exception {
    Process child = start(point, config, command, target);
    try (var out = child.inputReader()) {
      boolean there = THERE.equals(out.readLine());
      child.destroyForcibly().waitFor();
      return there;
    }
  }

  /** Something that a test waits for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Runs in a child process and kills it as soon as a condition holds.
   *
   * @return whether it held before the process ended by itself
   */
  static boolean when(Condition condition, Path config, String command, String target)
      throws Exception {
    Process child = start("never", config, command, target);
    boolean held = condition.holds();
    // InnoDB refreshes its list of transactions only when it is not asked for a tenth of a second.
    while (!held && !child.waitFor(150, TimeUnit.MILLISECONDS)) {
      held = condition.holds();
    }
    child.destroyForcibly().waitFor();
    return held;
  }

  /**
   * The session of a killed process; the server notices the end of its two connections by turns.
   */
  static OrphanedSession orphan(MigrationService service) {
    Instant limit = Instant.now().plusSeconds(30);
    Optional<OrphanedSession> found = service.orphan();
    while (found.isEmpty() && Instant.now().isBefore(limit)) {
      found = service.orphan();
    }
    return found.orElseThrow();
  }

  private static Process start(String point, Path config, String command, String target)
      throws IOException {
    return JavaProcess.of(
            KilledRun.class.getName(), List.of(point, config.toString(), command, target))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    Waiting waiting = new Waiting(arguments[0]);
    try (MigrationService service = MigrationService.open(Path.of(arguments[1]))) {
      Cancellation cancellation = Cancellation.none();
      switch (arguments[2]) {
        case "upgrade" -> service.run(PlanRequest.upgrade(arguments[3]), waiting, cancellation);
        case "downgrade" -> service.run(PlanRequest.downgrade(arguments[3]), waiting, cancellation);
        case "resume" ->
            service.repair(
                service.planRepair(new RepairChoice.Resume(null), cancellation),
                waiting,
                cancellation);
        default -> throw new IllegalArgumentException(arguments[2]);
      }
    }
    waiting.reach("done");
    System.out.println("ended");
  }

  private static final class Waiting implements RunListener {
    private final String point;
    private int sent = -1;

    Waiting(String point) {
      this.point = point;
    }

    void reach(@Nullable String here) {
      if (!point.equals(here)) {
        return;
      }
      System.out.println(THERE);
      System.out.flush();
      try {
        System.in.read();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void statementStarted(PlanStep step, int index, SqlStatement statement) {
      sent++;
      reach("started:" + sent);
    }

    @Override
    public void statementFinished(PlanStep step, int index, long rows, Duration time) {
      reach("finished:" + sent);
    }
  }
}
