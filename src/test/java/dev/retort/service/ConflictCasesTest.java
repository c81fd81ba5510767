package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small repositories with two branches each, and what they do to each other. What one dialect sees
 * otherwise stands in a file of its own.
 */
class ConflictCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/merge");

  static List<Arguments> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Arguments> all = new ArrayList<>();
      for (Path folder : folders.sorted().toList()) {
        for (String dialect : List.of("sqlite", "postgresql", "mariadb")) {
          all.add(Arguments.of(folder.getFileName().toString(), dialect));
        }
      }
      return all;
    }
  }

  private static String database(String dialect, Path folder) throws SQLException {
    return switch (dialect) {
      case "postgresql" -> "url: \"" + PostgresServer.newDatabase() + "\", username: postgres";
      case "mariadb" ->
          "url: \""
              + MariaDbServer.newDatabase().replace("jdbc:mysql:", "jdbc:mariadb:")
              + "\", username: "
              + MariaDbServer.USER
              + ", password: "
              + MariaDbServer.PASSWORD;
      default -> "url: \"jdbc:sqlite:" + folder.resolve("app.db") + "\"";
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothBranchesAreCompared(String name, String dialect, @TempDir Path folder) throws Exception {
    Path place = CASES.resolve(name);
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            "database: {%s}\nmigrations: {locations: [\"%s\"], dialects: [%s]}\n"
                .formatted(database(dialect, folder), place.toAbsolutePath(), dialect));
    try (MigrationService service = MigrationService.open(config)) {
      List<ConflictReport> reports =
          service.conflicts(List.of("left", "right"), Progress.NONE, Cancellation.none());
      assertThat(reports).hasSize(1);
      String found = text(reports.get(0));
      Path own = place.resolve("expected." + dialect + ".txt");
      Path expected = Files.exists(own) ? own : place.resolve("expected.txt");
      assertThat(found).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
    }
  }

  private static String text(ConflictReport report) {
    StringBuilder text = new StringBuilder();
    report
        .conflicts()
        .forEach(c -> text.append(c.kind()).append(": ").append(c.object()).append('\n'));
    report
        .orders()
        .forEach(o -> text.append(o.verdict().name().toLowerCase(Locale.ROOT)).append('\n'));
    return text.toString();
  }
}
