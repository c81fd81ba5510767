package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.error.FileException;
import dev.retort.revision.WholeFile;
import dev.retort.service.Approval;
import dev.retort.service.MigrationPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Approvals, each a small file beside the environment file that is named after a plan's digest. */
public final class Approvals {
  private final Path folder;
  private final Clock clock;

  /** Of an environment. */
  public Approvals(Environment environment, Clock clock) {
    this.folder =
        environment
            .file()
            .toAbsolutePath()
            .resolveSibling(".retort")
            .resolve("approvals-" + environment.name().replaceAll("[^\\p{L}\\p{N}_-]", "_"));
    this.clock = clock;
  }

  /** Approves a plan in somebody's name. */
  public Approval approve(MigrationPlan plan, String who) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Path file = file(plan);
    WholeFile.replace(file, who + "\n" + now + "\n");
    return new Approval(plan.digest(), who, now, file);
  }

  /** The approval of exactly this plan. */
  public Optional<Approval> find(MigrationPlan plan) {
    Path file = file(plan);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(
              new Approval(plan.digest(), lines.get(0), Instant.parse(lines.get(1)), file));
    } catch (IOException e) {
      throw new FileException("read the approval", file, e);
    }
  }

  private Path file(MigrationPlan plan) {
    return folder.resolve(plan.digest() + ".txt");
  }
}
