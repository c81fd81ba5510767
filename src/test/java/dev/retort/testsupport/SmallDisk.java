package dev.retort.testsupport;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A file system of a few megabytes; a test is skipped where none can be mounted. */
public final class SmallDisk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** A new one, of this many kilobytes. */
  public static SmallDisk of(int kilobytes) throws IOException {
    Path folder = Files.createTempDirectory("retort-disk");
    String[] mount = {
      "mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", "" + folder
    };
    if (run(mount)) {
      return new SmallDisk(folder);
    }
    Files.delete(folder);
    return abort("No small disk can be mounted here.");
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Belongs to the account of {@link ClientPrograms#postgresDatabase()}'s server from now on. */
  public void givePostgres() throws IOException {
    Files.setOwner(
        folder,
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
  }

  /** Has this many kilobytes from now on. */
  public void resize(int kilobytes) throws IOException {
    if (!run("mount", "-o", "remount,size=" + kilobytes + "k", folder.toString())) {
      throw new IOException(folder + " could not be resized");
    }
  }

  /** Waits until this many kilobytes are free: a server may hold deleted files for a while. */
  public void awaitRoom(int kilobytes) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Files.getFileStore(folder).getUsableSpace() < kilobytes * 1024L) {
      if (Instant.now().isAfter(end)) {
        throw new IOException("still less than " + kilobytes + " kB are free in " + folder);
      }
      Thread.onSpinWait();
    }
  }

  /** Takes all room that is left. */
  public void fill() {
    byte[] piece = new byte[4096];
    try (OutputStream file = Files.newOutputStream(filling())) {
      while (true) {
        file.write(piece);
      }
    } catch (IOException e) {
      // Now there is no more.
      return;
    }
  }

  /** Gives back what {@link #fill} took. */
  public void empty() throws IOException {
    Files.delete(filling());
  }

  private Path filling() {
    return folder.resolve("filling");
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", "-l", folder.toString())) {
      throw new IOException(folder + " could not be unmounted");
    }
    Files.delete(folder);
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
