package dev.retort.model.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.config.ModelSettings.JpaModel;
import dev.retort.model.ModelException;
import dev.retort.model.ModelSource;
import dev.retort.model.SourceContext;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnTypeText;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.EntitySources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class JpaModelTest {
  /** Filled by the build, which copies Hibernate 6 there. */
  private static final Path HIBERNATE_6 = Path.of("target/hibernate6");

  @TempDir Path folder;

  private Schema read(int step, List<Path> more, @Nullable String strategy) throws Exception {
    Path classes = folder.resolve("classes");
    EntitySources.compile(step, classes);
    List<Path> classpath = new ArrayList<>(more);
    classpath.add(0, classes);
    return ModelSource.of(new JpaModel(classpath, List.of("shop"), strategy))
        .desired(new SourceContext(DialectId.POSTGRESQL, new NoDatabases()))
        .schema();
  }

  private static Map<String, String> types(Table table) {
    Map<String, String> types = new TreeMap<>();
    for (Column column : table.columns()) {
      types.put(
          column.name(), ColumnTypeText.of(column.type()) + (column.nullable() ? "" : " not null"));
    }
    return types;
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void entitiesBecomeTables(int hibernate) throws Exception {
    if (hibernate == 6) {
      assumeTrue(Files.isDirectory(HIBERNATE_6), "the build has not copied Hibernate 6");
    }
    Schema schema =
        read(2, hibernate == 6 ? List.of(HIBERNATE_6.toAbsolutePath()) : List.of(), "spring");
    assertThat(schema.tables())
        .containsOnlyKeys("customers", "gift_order", "order_tags", "orders", "orders_watchers");
    Table customers = schema.table("customers").orElseThrow();
    assertThat(types(customers))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("active", "boolean not null"),
                Map.entry("created_at", "timestamp(6) not null"),
                Map.entry("email", "varchar(255) not null"),
                Map.entry("id", "bigint not null"),
                Map.entry("name", "varchar(120) not null"),
                Map.entry("notes", "text"),
                Map.entry("seen", "timestamp(6) with time zone"),
                Map.entry("state", "enum('NEW', 'ACTIVE', 'GONE') not null"),
                Map.entry("street", "varchar(100)"),
                Map.entry("token", "uuid"),
                Map.entry("version", "integer not null"),
                Map.entry("visits", "integer not null"),
                Map.entry("zip_code", "varchar(10)")));
    assertThat(customers.comment()).isEqualTo("who's buying");
    assertThat(customers.column("id").orElseThrow().autoIncrement()).isTrue();
    assertThat(customers.column("name").orElseThrow().comment()).isEqualTo("full name");
    assertThat(customers.uniques()).extracting(u -> u.name()).containsExactly("uq_customers_email");
    assertThat(customers.indexes().get(0).parts())
        .extracting(p -> p.column() + (p.descending() ? " desc" : ""))
        .containsExactly("name", "created_at desc");
    Table orders = schema.table("orders").orElseThrow();
    assertThat(orders.checks()).contains(new Check("ck_orders_total", "total >= 0"));
    assertThat(orders.foreignKeys())
        .extracting(f -> f.columns() + " " + f.referencedTable() + " " + f.onDelete())
        .containsExactly("[customer_id] customers " + ForeignKey.Action.CASCADE);
    assertThat(schema.table("gift_order").orElseThrow().foreignKeys().get(0).referencedTable())
        .isEqualTo("orders");
    assertThat(schema.table("orders_watchers").orElseThrow().primaryKey())
        .extracting(k -> k.columns())
        .isEqualTo(List.of("order_id", "watchers_id"));
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void aMappingFileAddsAndOverrules(int hibernate) throws Exception {
    if (hibernate == 6) {
      assumeTrue(Files.isDirectory(HIBERNATE_6), "the build has not copied Hibernate 6");
    }
    Path mapping = folder.resolve("mapping/META-INF/orm.xml");
    Files.createDirectories(mapping.getParent());
    Files.writeString(
        mapping,
        """
        <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
          <entity class="shop.Customer">
            <table name="buyers"/>
          </entity>
        </entity-mappings>
        """);
    List<Path> more = new ArrayList<>(List.of(folder.resolve("mapping")));
    if (hibernate == 6) {
      more.add(HIBERNATE_6.toAbsolutePath());
    }
    Schema schema = read(2, more, "spring");
    assertThat(schema.tables()).containsKeys("buyers", "orders").doesNotContainKey("customers");
    assertThat(schema.table("buyers").orElseThrow().column("email")).isPresent();
  }

  @Test
  void namesStayAsTheyAreWithoutAStrategy() throws Exception {
    assertThat(read(2, List.of(), null).tables()).containsKeys("GiftOrder", "orders_customers");
  }

  @Test
  void anUnknownStrategyIsNamed() {
    assertThatThrownBy(() -> read(1, List.of(), "no.such.Strategy"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no.such.Strategy");
  }

  @Test
  void aFolderWithoutEntitiesSaysWhereToLook() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    ModelSource source = ModelSource.of(new JpaModel(List.of(empty), List.of(), null));
    assertThatThrownBy(() -> source.desired(new SourceContext(DialectId.SQLITE, new NoDatabases())))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("No entity was found")
        .hasMessageContaining("model.jpa.classpath");
  }

  @Test
  void aFolderThatIsNotThereSaysToCompile() {
    ModelSource source =
        ModelSource.of(new JpaModel(List.of(folder.resolve("gone")), List.of(), null));
    assertThatThrownBy(() -> source.desired(new SourceContext(DialectId.SQLITE, new NoDatabases())))
        .hasMessageContaining("gone")
        .hasMessageContaining("compile the application first");
  }

  /** Entities need none. */
  static final class NoDatabases implements SourceContext.Databases {
    @Override
    public Schema ofScripts(List<Path> files) {
      throw new AssertionError(files);
    }

    @Override
    public Schema ofEnvironment(Path environmentFile) {
      throw new AssertionError(environmentFile);
    }

    @Override
    public Schema ofRevision(String revision) {
      throw new AssertionError(revision);
    }
  }
}
