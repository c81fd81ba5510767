package dev.retort.model.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testsupport.EntitySources;
import dev.retort.testsupport.JavaProcess;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that brought Retort without Hibernate, which is optional. */
class WithoutHibernateTest {
  private static final Pattern HIBERNATE = Pattern.compile(".*hibernate-(?:core|models)-.*\\.jar");

  @Test
  void whatToAddIsSaid(@TempDir Path folder) throws Exception {
    EntitySources.compile("numbered/less", folder.resolve("classes"));
    Path config = folder.resolve("config.yaml");
    Files.writeString(
        config,
        """
        database: {url: "jdbc:sqlite:shop.db"}
        migrations: {locations: [versions]}
        model: {jpa: {classpath: [classes], packages: [numbered]}}
        """);
    ProcessBuilder program =
        JavaProcess.retort(config, List.of("revision", "--autogenerate", "-m", "booths"));
    List<String> command = new ArrayList<>(program.command());
    int classpath = command.indexOf("-cp") + 1;
    command.set(
        classpath,
        List.of(command.get(classpath).split(Pattern.quote(File.pathSeparator))).stream()
            .filter(entry -> !HIBERNATE.matcher(entry).matches())
            .collect(Collectors.joining(File.pathSeparator)));
    Process process = program.command(command).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isNotZero();
    assertThat(said)
        .contains("Retort needs Hibernate")
        .contains("org.hibernate.orm:hibernate-core")
        .contains("model.jpa.classpath")
        .doesNotContain("\tat ");
  }
}
