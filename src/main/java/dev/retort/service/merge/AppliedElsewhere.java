package dev.retort.service.merge;

import dev.retort.config.Environment;
import dev.retort.error.FileException;
import dev.retort.error.RetortException;
import dev.retort.revision.Revision;
import dev.retort.service.MigrationService;
import dev.retort.service.RebaseRefusedException;
import dev.retort.service.SquashRefusedException;
import dev.retort.service.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks every environment beside an environment file whether revisions are applied in it. */
public final class AppliedElsewhere {
  private final List<String> asked = new ArrayList<>();
  private final List<String> notAsked = new ArrayList<>();

  /** Asks nothing yet. */
  public AppliedElsewhere() {}

  /**
   * Refuses if one of {@code moving} is applied where {@code onto} is not.
   *
   * @throws RebaseRefusedException with the environment's name
   */
  public void require(Environment environment, List<Revision> moving, String onto) {
    for (Path file : environments(environment)) {
      try (MigrationService service = MigrationService.open(file)) {
        Status status = service.status();
        asked.add(service.environment().name());
        List<String> applied =
            moving.stream().map(Revision::id).filter(status.applied()::contains).toList();
        if (!applied.isEmpty() && !status.applied().contains(onto)) {
          throw new RebaseRefusedException(
              String.join(", ", applied)
                  + " is applied in '"
                  + service.environment().name()
                  + "', where "
                  + onto
                  + " is not: that database would be taken to have both. Downgrade it first, or"
                  + " merge the heads: retort merge -m MESSAGE heads");
        }
      } catch (RebaseRefusedException e) {
        throw e;
      } catch (RetortException e) {
        notAsked.add(file.getFileName() + ": " + e.getMessage());
      }
    }
  }

  /**
   * Refuses if a database stands inside a run of revisions, at {@code inner} and not at {@code
   * last}.
   *
   * @throws SquashRefusedException with the environment's name and what to do
   */
  public void requireOutside(Environment environment, List<String> inner, String last) {
    for (Path file : environments(environment)) {
      try (MigrationService service = MigrationService.open(file)) {
        Status status = service.status();
        asked.add(service.environment().name());
        List<String> inside = inner.stream().filter(status.applied()::contains).toList();
        if (!inside.isEmpty() && !status.applied().contains(last)) {
          throw new SquashRefusedException(
              "The database of '"
                  + service.environment().name()
                  + "' stands inside the run, at "
                  + inside.get(inside.size() - 1)
                  + ". Bring it to the end first: retort -c "
                  + file.getFileName()
                  + " upgrade "
                  + last);
        }
      } catch (SquashRefusedException e) {
        throw e;
      } catch (RetortException e) {
        notAsked.add(file.getFileName() + ": " + e.getMessage());
      }
    }
  }

  /** The environments that answered. */
  public List<String> asked() {
    return asked;
  }

  /** Those that did not, with the reason. */
  public List<String> notAsked() {
    return notAsked;
  }

  private static List<Path> environments(Environment environment) {
    Path folder = environment.file().toAbsolutePath().getParent();
    if (folder == null) {
      return List.of(environment.file());
    }
    try (Stream<Path> files = Files.list(folder)) {
      return Stream.concat(
              Stream.of(environment.file()),
              files
                  .filter(f -> f.getFileName().toString().matches("config.*\\.ya?ml"))
                  .filter(f -> !f.equals(environment.file()))
                  .sorted())
          .toList();
    } catch (IOException e) {
      throw new FileException("read the folder", folder, e);
    }
  }
}
