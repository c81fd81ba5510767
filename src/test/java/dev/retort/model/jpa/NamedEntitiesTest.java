package dev.retort.model.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.config.ModelSettings.JpaModel;
import dev.retort.model.ModelSource;
import dev.retort.model.SourceContext;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.EntitySources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names that the application gives: to tables by a strategy of its own, to types by Hibernate's.
 */
@SuppressWarnings("NullAway.Init")
class NamedEntitiesTest {
  /** Filled by the build, which copies Hibernate 6 there. */
  private static final Path HIBERNATE_6 = Path.of("target/hibernate6");

  @TempDir Path folder;

  private Schema read(int hibernate, String strategy) throws Exception {
    List<Path> classpath = new ArrayList<>(List.of(folder));
    if (hibernate == 6) {
      assumeTrue(Files.isDirectory(HIBERNATE_6), "the build has not copied Hibernate 6");
      classpath.add(HIBERNATE_6.toAbsolutePath());
    }
    EntitySources.compile("named", folder);
    return ModelSource.of(new JpaModel(classpath, List.of("named"), strategy))
        .desired(new SourceContext(DialectId.POSTGRESQL, new JpaModelTest.NoDatabases()))
        .schema();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void theApplicationsOwnStrategyNamesTablesAndColumns(int hibernate) throws Exception {
    Schema schema = read(hibernate, "named.HouseNames");
    assertThat(schema.tables()).containsOnlyKeys("t_Parcel");
    assertThat(schema.table("t_Parcel").orElseThrow().columns())
        .extracting(c -> c.name())
        .containsExactlyInAnyOrder(
            "f_id", "f_parcelSize", "f_innerSize", "f_orderedSize", "f_weight");
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void anEnumOfTheDatabaseKeepsItsValuesAndName(int hibernate) throws Exception {
    Table parcel = read(hibernate, "spring").table("parcel").orElseThrow();
    assertThat(parcel.checks()).isEmpty();
    assertThat(type(parcel, "parcel_size")).isEqualTo(sizes("size", "LARGE", "SMALL"));
    assertThat(type(parcel, "ordered_size")).isEqualTo(sizes("size_order", "SMALL", "LARGE"));
    assertThat(type(parcel, "weight")).isEqualTo(sizes("weight_class", "LARGE", "SMALL"));
    assertThat(type(parcel, "inner_size")).isEqualTo(sizes("", "LARGE", "SMALL"));
  }

  private static ColumnType type(Table table, String column) {
    return table.column(column).orElseThrow().type();
  }

  private static ColumnType sizes(String name, String... values) {
    return new ColumnType.Enumerated(name, List.of(values));
  }
}
