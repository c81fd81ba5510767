package dev.retort.ui.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class IconsTest {
  private static final Pattern LITERAL = Pattern.compile("\"(fth-[a-z0-9-]+)\"");

  /** One that is not breaks the layout of the view that shows it. */
  @Test
  void everyIconThatIsNamedIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/retort/ui"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher literal = LITERAL.matcher(Files.readString(file));
        while (literal.find()) {
          named.add(literal.group(1));
        }
      }
    }
    assertThat(named).hasSizeGreaterThan(30);
    assertThat(named)
        .allSatisfy(
            name ->
                assertThatCode(() -> Feather.findByDescription(name)).doesNotThrowAnyException());
  }
}
