package dev.retort.service.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class CacheFolderTest {
  private static final CacheKey KEY = CacheKey.of(List.of("a", "b"));
  private static final byte[] CONTENT = {1, 2, 3, 4, 5, 6, 7, 8};

  @TempDir Path folder;

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().get(0);
    }
  }

  private CacheFolder filled() {
    CacheFolder cache = CacheFolder.at(folder);
    cache.write("test", KEY, CONTENT);
    return cache;
  }

  @Test
  void whatWasWrittenIsRead() {
    filled();

    assertThat(CacheFolder.at(folder).read("test", KEY)).hasValue(CONTENT);
  }

  @Test
  void partsOfAKeyDoNotFlowIntoEachOther() {
    assertThat(CacheKey.of(List.of("ab", "c"))).isNotEqualTo(CacheKey.of(List.of("a", "bc")));
    assertThat(CacheKey.of(List.of("a"))).isNotEqualTo(CacheKey.of(List.of("a", "")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 14, 17, 40, 100, -1})
  void aFileWithOneOtherByteCountsAsNone(int place) throws IOException {
    CacheFolder cache = filled();
    byte[] file = Files.readAllBytes(onlyFile());
    file[place < 0 ? file.length + place : place] ^= 0x40;
    Files.write(onlyFile(), file);

    assertThat(cache.read("test", KEY)).isEmpty();

    cache.write("test", KEY, CONTENT);
    assertThat(cache.read("test", KEY)).hasValue(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 30, 90, 100})
  void aFileThatWasCutOffCountsAsNone(int length) throws IOException {
    CacheFolder cache = filled();
    Files.write(onlyFile(), java.util.Arrays.copyOf(Files.readAllBytes(onlyFile()), length));

    assertThat(cache.read("test", KEY)).isEmpty();
  }

  @Test
  void aFileOfAnotherKeyIsNotTrusted() throws IOException {
    CacheFolder cache = filled();
    CacheKey other = CacheKey.of(List.of("other"));
    Path mine = onlyFile();
    cache.write("test", other, new byte[] {9});
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.equals(mine)) {
          Files.copy(mine, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }

    assertThat(cache.read("test", other)).isEmpty();
  }

  @Test
  void theOldestGoWhenItIsTooLarge() throws IOException {
    CacheFolder cache = CacheFolder.at(folder, 300);
    cache.write("test", KEY, CONTENT);
    Files.setLastModifiedTime(onlyFile(), FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    CacheKey second = CacheKey.of(List.of(2));
    CacheKey third = CacheKey.of(List.of(3));
    cache.write("test", second, CONTENT);
    cache.write("test", third, CONTENT);

    assertThat(cache.read("test", KEY)).isEmpty();
    assertThat(cache.read("test", third)).hasValue(CONTENT);
    assertThat(cache.use().bytes()).isLessThanOrEqualTo(300);
  }

  @Test
  void aFolderThatCannotBeMadeKeepsNothingAndSaysWhy() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    CacheFolder cache = CacheFolder.at(file.resolve("cache"));

    cache.write("test", KEY, CONTENT);

    assertThat(cache.read("test", KEY)).isEmpty();
    assertThat(cache.trouble()).isPresent();
    assertThat(cache.use().entries()).isZero();
  }

  @Test
  void clearingDeletesEntriesAndNothingElse() throws IOException {
    CacheFolder cache = filled();
    Path other = Files.writeString(folder.resolve("notes.txt"), "mine");

    assertThat(cache.clear().entries()).isEqualTo(1);

    assertThat(cache.use().entries()).isZero();
    assertThat(other).exists();
  }

  @Test
  void aPackKeepsWhatWasUsedLast() {
    CacheFolder cache = CacheFolder.at(folder);
    CacheKey old = CacheKey.of(List.of("old"));
    ObjectPack first = new ObjectPack(cache, KEY, 2);
    first.put(old, new byte[] {1});
    first.put(CacheKey.of(List.of("unused")), new byte[] {2});
    first.save();
    ObjectPack second = new ObjectPack(cache, KEY, 2);
    assertThat(second.get(old)).hasValue(new byte[] {1});
    second.put(CacheKey.of(List.of("new")), new byte[] {3});
    second.save();

    ObjectPack third = new ObjectPack(cache, KEY, 2);
    assertThat(third.get(old)).isPresent();
    assertThat(third.get(CacheKey.of(List.of("new")))).isPresent();
    assertThat(third.get(CacheKey.of(List.of("unused")))).isEmpty();
  }

  @Test
  void theFolderIsWhereTheSystemKeepsSuchFiles() {
    Map<String, String> home = Map.of("os.name", "Linux", "user.home", "/home/me");
    assertThat(CacheLocation.find(Map.of(), home::get)).hasValue(Path.of("/home/me/.cache/retort"));
    assertThat(CacheLocation.find(Map.of("XDG_CACHE_HOME", "/x"), home::get))
        .hasValue(Path.of("/x/retort"));
    assertThat(CacheLocation.find(Map.of("RETORT_CACHE", "/r"), home::get)).hasValue(Path.of("/r"));
    assertThat(CacheLocation.find(Map.of("RETORT_CACHE", "off"), home::get))
        .isEqualTo(Optional.empty());
    Map<String, String> mac = Map.of("os.name", "Mac OS X", "user.home", "/Users/me");
    assertThat(CacheLocation.find(Map.of(), mac::get))
        .hasValue(Path.of("/Users/me/Library/Caches/retort"));
  }
}
