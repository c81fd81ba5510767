package dev.retort.model.jpa.hibernate;

import dev.retort.dialect.NumberSource;
import dev.retort.model.jpa.EntityRequest;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotated and mapped classes through Hibernate's boot model, without a database.
 *
 * <p>The types are asked of Hibernate's dialect for PostgreSQL, whose words the neutral types
 * share, whatever database the schema is for.
 */
public final class EntitySchemaReader implements Function<EntityRequest, Schema> {
  private static final String SPRING_PHYSICAL =
      "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy";

  /** Called by reflection. */
  public EntitySchemaReader() {}

  @Override
  public Schema apply(EntityRequest request) {
    ClassLoader loader = EntitySchemaReader.class.getClassLoader();
    BootstrapServiceRegistry boot =
        new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build();
    Map<String, Object> settings = new HashMap<>();
    settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
    settings.put("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect");
    StandardServiceRegistry registry =
        new StandardServiceRegistryBuilder(boot).applySettings(settings).build();
    try {
      MetadataSources sources = new MetadataSources(registry);
      for (String name : request.classes()) {
        sources.addAnnotatedClass(load(name, loader));
      }
      request.mappings().forEach(sources::addResource);
      MetadataBuilder builder = sources.getMetadataBuilder();
      name(builder, request.namingStrategy(), loader);
      return schema(builder.build(), request.dialect());
    } finally {
      StandardServiceRegistryBuilder.destroy(registry);
      BootstrapServiceRegistryBuilder.destroy(boot);
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("the class " + name + " can't be loaded", e);
    }
  }

  private static void name(MetadataBuilder builder, @Nullable String strategy, ClassLoader loader) {
    boolean spring = "spring".equals(strategy);
    builder.applyImplicitNamingStrategy(
        spring ? new SpringNames() : new ImplicitNamingStrategyJpaCompliantImpl());
    if (strategy == null || strategy.equals("jpa")) {
      return;
    }
    Object physical;
    try {
      physical =
          load(spring ? SPRING_PHYSICAL : strategy, loader).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "the naming strategy " + strategy + " can't be made without arguments", e);
    }
    if (!(physical instanceof PhysicalNamingStrategy naming)) {
      throw new IllegalArgumentException(
          strategy
              + " is no physical naming strategy. Write spring, jpa, or the name of a class that"
              + " implements PhysicalNamingStrategy");
    }
    builder.applyPhysicalNamingStrategy(naming);
  }

  private static Schema schema(Metadata metadata, DialectId dialect) {
    List<Table> tables = new ArrayList<>();
    List<StoredObject> objects = new ArrayList<>();
    TableReader reader = new TableReader(metadata);
    for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
      for (org.hibernate.mapping.Table table : namespace.getTables()) {
        if (table.isPhysicalTable()) {
          tables.add(reader.read(table));
        }
      }
      for (Sequence sequence : namespace.getSequences()) {
        NumberSource source =
            new NumberSource(
                sequence.getName().getSequenceName().getText(),
                sequence.getInitialValue(),
                sequence.getIncrementSize());
        if (dialect == DialectId.POSTGRESQL || dialect == DialectId.MARIADB) {
          objects.add(source.sequence());
        } else {
          tables.add(source.table());
        }
      }
    }
    return Schema.of(tables, List.of(), objects);
  }
}
