package dev.retort.model.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.config.ModelSettings.JpaModel;
import dev.retort.model.ModelSource;
import dev.retort.model.SourceContext;
import dev.retort.model.yaml.YamlModelReader;
import dev.retort.model.yaml.YamlModelWriter;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.EntitySources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mapping can say, each thing once; a file for each Hibernate says what it means. */
@SuppressWarnings("NullAway.Init")
class MappingFeaturesTest {
  /** Filled by the build, which copies Hibernate 6 there. */
  private static final Path HIBERNATE_6 = Path.of("target/hibernate6");

  @TempDir Path folder;

  private static Schema read(List<Path> classpath, DialectId dialect) {
    return ModelSource.of(new JpaModel(classpath, List.of("features"), "spring"))
        .desired(new SourceContext(dialect, new JpaModelTest.NoDatabases()))
        .schema();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void everyMappingIsRead(int hibernate) throws Exception {
    List<Path> classpath = new ArrayList<>(List.of(folder));
    if (hibernate == 6) {
      assumeTrue(Files.isDirectory(HIBERNATE_6), "the build has not copied Hibernate 6");
      classpath.add(HIBERNATE_6.toAbsolutePath());
    }
    EntitySources.compile("features", folder);
    Schema schema = read(classpath, DialectId.MYSQL);
    Path expected = Path.of("src/test/resources/jpa/features-" + hibernate + ".yaml");
    assertThat(new YamlModelWriter().write(schema)).isEqualTo(Files.readString(expected));
    assertThat(new YamlModelReader(DialectId.MYSQL).read(expected).tables().keySet())
        .isEqualTo(schema.tables().keySet());
  }

  @Test
  void sequencesAreSequencesWhereThereAreAny() throws IOException {
    EntitySources.compile("features", folder);
    for (DialectId dialect : List.of(DialectId.POSTGRESQL, DialectId.MARIADB)) {
      Schema schema = read(List.of(folder), dialect);
      assertThat(schema.tables()).doesNotContainKeys("product_seq", "people_numbers");
      assertThat(schema.objects())
          .containsOnlyKeys("sequence people_numbers", "sequence product_seq");
    }
  }

  @Test
  void aJarIsAsGoodAsAFolder() throws IOException {
    Path classes = folder.resolve("classes");
    Path jar = folder.resolve("entities.jar");
    EntitySources.compile("features", classes);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(
            new JarEntry(
                classes.relativize(each).toString().replace(java.io.File.separatorChar, '/')));
        Files.copy(each, out);
      }
    }
    assertThat(read(List.of(jar), DialectId.MYSQL))
        .isEqualTo(read(List.of(classes), DialectId.MYSQL));
  }
}
