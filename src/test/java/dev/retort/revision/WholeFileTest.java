package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.retort.error.FileException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class WholeFileTest {
  @TempDir Path folder;

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static void assumePosix() {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
  }

  @Test
  void aFileIsCreatedWithTheFoldersAboveIt() throws Exception {
    Path file = folder.resolve("a/b/添加.sql");
    WholeFile.create(file, "text ✓\n");
    assertThat(file).hasContent("text ✓");
    assertThat(names()).containsExactly("a");
  }

  @Test
  void aFileThatIsThereIsNotCreatedAgain() throws Exception {
    Path file = folder.resolve("a.sql");
    WholeFile.create(file, "first");
    assertThatThrownBy(() -> WholeFile.create(file, "second"))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("exists already");
    assertThat(file).hasContent("first");
    assertThat(names()).containsExactly("a.sql");
  }

  @Test
  void ofManyWhoCreateOneFileOneWins() throws Exception {
    Path file = folder.resolve("a.sql");
    CountDownLatch ready = new CountDownLatch(8);
    AtomicInteger won = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          ready.countDown();
                          try {
                            ready.await();
                            WholeFile.create(file, "writer " + i);
                            won.incrementAndGet();
                          } catch (FileException e) {
                            assertThat(e).hasMessageContaining("exists already");
                          } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(won).hasValue(1);
    assertThat(names()).containsExactly("a.sql");
  }

  @Test
  void permissionsOfWhatIsReplacedAreKept() throws Exception {
    assumePosix();
    Path file = Files.writeString(folder.resolve("config.yaml"), "password: x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    WholeFile.replace(file, "password: y");
    assertThat(file).hasContent("password: y");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aLinkStaysOneAndItsFileIsReplaced() throws Exception {
    assumePosix();
    Path file = Files.writeString(folder.resolve("real.yaml"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("config.yaml"), file);
    WholeFile.replace(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedAndNothingIsLeft() throws Exception {
    Files.writeString(folder.resolve("blocked"), "");
    Path file = folder.resolve("blocked/a.sql");
    assertThatThrownBy(() -> WholeFile.create(file, "text"))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("blocked");
    assertThat(names()).containsExactly("blocked");
  }
}
