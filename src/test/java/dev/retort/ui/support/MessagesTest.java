package dev.retort.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code and bundles agree: nothing is missing, unused, written twice, or filled in otherwise. */
class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/retort/ui");
  private static final Path BUNDLES = Path.of("src/main/resources/dev/retort/i18n");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z_0-9]+)+");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

  private static final Map<String, String> ENGLISH = Messages.load(Language.ENGLISH);
  private static final Map<String, String> CHINESE = Messages.load(Language.CHINESE);

  @Test
  void everyTextExistsInBothLanguages() {
    assertThat(new TreeSet<>(CHINESE.keySet())).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
  }

  @Test
  void noTextIsEmpty() {
    assertThat(ENGLISH.values()).noneMatch(String::isBlank);
    assertThat(CHINESE.values()).noneMatch(String::isBlank);
  }

  @Test
  void noKeyIsWrittenTwice() throws IOException {
    for (String bundle : List.of("messages.properties", "messages_zh.properties")) {
      List<String> keys =
          Files.readAllLines(BUNDLES.resolve(bundle)).stream()
              .filter(line -> line.contains("=") && !line.startsWith("#"))
              .map(line -> line.substring(0, line.indexOf('=')))
              .toList();
      assertThat(keys).as(bundle).doesNotHaveDuplicates();
    }
  }

  @Test
  void bothLanguagesFillInTheSameArguments() {
    List<String> differing =
        ENGLISH.keySet().stream()
            .filter(key -> !arguments(ENGLISH, key).equals(arguments(CHINESE, key)))
            .sorted()
            .toList();
    assertThat(differing).isEmpty();
  }

  @Test
  void everyPatternCanBeFilledIn() {
    Messages messages = new Messages();
    for (Language language : Language.values()) {
      messages.languageProperty().set(language);
      for (String key : ENGLISH.keySet()) {
        assertThat(messages.text(key, 1, 2, 3, 4, 5)).as(key).doesNotContain("{");
      }
    }
  }

  @Test
  void everyKeyInTheCodeHasAText() throws IOException {
    Set<String> areas =
        ENGLISH.keySet().stream().map(MessagesTest::area).collect(Collectors.toUnmodifiableSet());
    List<String> missing =
        literals().stream()
            .filter(literal -> KEY.matcher(literal).matches() && areas.contains(area(literal)))
            .filter(literal -> !ENGLISH.containsKey(literal))
            .filter(literal -> !ENGLISH.containsKey("command." + literal))
            .sorted()
            .toList();
    assertThat(missing).as("lines to add: KEY=…").isEmpty();
  }

  @Test
  void everyKindOfErrorHasATitle() {
    assertThat(ENGLISH.keySet())
        .containsAll(Arrays.stream(ErrorCode.values()).map(c -> "error." + c.code()).toList());
  }

  @Test
  void everyTextIsUsed() throws IOException {
    Set<String> literals = literals();
    List<String> prefixes =
        literals.stream().filter(l -> l.matches("[a-z]+(\\.[a-z_]+)*\\.")).toList();
    List<String> unused =
        ENGLISH.keySet().stream()
            .filter(key -> !literals.contains(key))
            .filter(key -> !isCommand(key, literals))
            .filter(
                key -> prefixes.stream().noneMatch(p -> !p.equals("command.") && key.startsWith(p)))
            .sorted()
            .toList();
    assertThat(unused).isEmpty();
  }

  private static boolean isCommand(String key, Set<String> literals) {
    return key.startsWith("command.")
        && literals.contains(key.substring("command.".length()).replaceFirst("\\.tip$", ""));
  }

  private static String area(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  private static Set<String> arguments(Map<String, String> texts, String key) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = ARGUMENT.matcher(texts.getOrDefault(key, ""));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Set<String> literals() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(SOURCES)) {
      walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
    }
    Set<String> found = new LinkedHashSet<>();
    for (Path file : files) {
      Matcher matcher = LITERAL.matcher(Files.readString(file));
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    assertThat(found).hasSizeGreaterThan(300);
    return found;
  }
}
