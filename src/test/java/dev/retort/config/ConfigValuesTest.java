package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigValuesTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://u:p@h/db, jdbc:mysql://u:***@h/db",
    "jdbc:mysql://u:p/@w@h:1/db, jdbc:mysql://u:***@h:1/db",
    "jdbc:mysql://token@h/db, jdbc:mysql://***@h/db",
    "jdbc:postgresql://h/db?user=u&password=p&ssl=true,"
        + " jdbc:postgresql://h/db?user=u&password=***&ssl=true",
    "jdbc:mysql://h/db?trustCertificateKeyStorePassword=p,"
        + " jdbc:mysql://h/db?trustCertificateKeyStorePassword=***",
    "jdbc:sqlite:a?b=c, jdbc:sqlite:a?b=c",
    "jdbc:mysql://h/db, jdbc:mysql://h/db",
  })
  void credentialsInAddressesAreMasked(String url, String shown) {
    DatabaseSettings settings =
        new DatabaseSettings(url, null, Secret.of("x"), null, Map.of(), PoolSettings.DEFAULT);
    assertThat(settings.displayUrl()).isEqualTo(shown);
    assertThat(settings.toString()).contains("url=" + shown + ",");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:sqlite:app.db, jdbc:sqlite:/base/app.db",
    "jdbc:sqlite:../app.db?cache=shared, jdbc:sqlite:/app.db?cache=shared",
    "jdbc:sqlite:/tmp/app.db, jdbc:sqlite:/tmp/app.db",
    "jdbc:sqlite::memory:, jdbc:sqlite::memory:",
    "jdbc:sqlite:, jdbc:sqlite:",
    "jdbc:sqlite:file:x?mode=memory, jdbc:sqlite:file:x?mode=memory",
    "jdbc:mysql://h/app.db, jdbc:mysql://h/app.db",
  })
  void onlyRelativeSqliteFilesAreResolved(String url, String resolved) {
    assertThat(JdbcAddress.resolve(url, Path.of("/base"))).isEqualTo(resolved);
  }

  @ParameterizedTest
  @CsvSource({
    "*, users, true",
    "tmp_*, TMP_a, true",
    "tmp_*, tm, false",
    "*_log?, task_logs, true",
    "*_log?, task_log, false",
    "a*b*c, aXbXbXc, true",
    "a*b*c, aXbXbX, false",
  })
  void patternsMatchWholeNames(String pattern, String name, boolean matches) {
    assertThat(new IncludeSettings(List.of(pattern), List.of()).includes(name)).isEqualTo(matches);
    assertThat(new IncludeSettings(List.of("*"), List.of(pattern)).includes(name))
        .isEqualTo(!matches);
  }

  @Test
  void aSecretIsSeenOnlyWhenRevealed() {
    Secret secret = Secret.of("hunter2");
    assertThat(secret.toString()).doesNotContain("hunter2");
    assertThat(secret.reveal()).isEqualTo("hunter2");
    assertThat(secret).isEqualTo(Secret.of("hunter2")).isNotEqualTo(Secret.of("hunter3"));
  }

  @ParameterizedTest
  @CsvSource({
    "usrname, username",
    "maximumSize, maximum_size",
    "pass, password",
    "exclude-tables, exclude_tables",
    "rul, url",
  })
  void theNearestNameIsTheOneMeant(String written, String meant) {
    assertThat(
            NearestName.of(
                written, List.of("url", "username", "password", "maximum_size", "exclude_tables")))
        .contains(meant);
  }

  @Test
  void aNameThatIsLikeNoneHasNoNearest() {
    assertThat(NearestName.of("colour", List.of("url", "username"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "config.yaml, default",
    "config.test.yaml, test",
    "config-prod.yml, prod",
    "configuration.yaml, configuration",
    "shop.yaml, shop",
  })
  void anEnvironmentIsNamedAfterItsFile(String file, String name) {
    assertThat(EnvironmentName.of(Path.of(file))).isEqualTo(name);
  }
}
