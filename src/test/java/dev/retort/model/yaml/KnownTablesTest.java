package dev.retort.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.diff.RandomSchemas;
import dev.retort.model.DesiredSchema;
import dev.retort.model.KnownTables;
import dev.retort.model.ModelException;
import dev.retort.model.ModelWriter;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model file gives the same whether its tables were read before or not. */
@SuppressWarnings("NullAway.Init")
final class KnownTablesTest {
  private static final String MODEL =
      """
      enums:
        mood: [sad, happy]

      tables:
        # People.
        users:
          columns:
            id: {type: bigint, autoincrement: true}
            mood: {type: mood}
          primary_key: [id]

        tasks:
          columns: {id: bigint, user_id: bigint}
          primary_key: [id]
          foreign_keys: {fk_tasks_user_id: {columns: [user_id], references: users}}

        notes:
          columns: {id: bigint, text: varchar(20)}
          primary_key: [id]

      views:
        v: SELECT id FROM users
      """;

  private Path file;
  private final Memory memory = new Memory();

  /** Remembers as a service does, and tells what it was asked to. */
  private static final class Memory implements KnownTables {
    private final Map<String, Map<String, Table>> kept = new HashMap<>();
    private int writes;

    @Override
    public Map<String, Table> of(Path file, String surroundings) {
      return kept.getOrDefault(surroundings, Map.of());
    }

    @Override
    public void keep(Path file, String surroundings, Map<String, Table> tables) {
      kept.put(surroundings, Map.copyOf(tables));
      writes++;
    }

    /** Marks all that is remembered, so that what is taken from here shows. */
    void mark() {
      kept.replaceAll(
          (s, tables) -> {
            Map<String, Table> marked = new HashMap<>();
            tables.forEach((t, table) -> marked.put(t, table.toBuilder().comment("known").build()));
            return marked;
          });
    }
  }

  @BeforeEach
  void choose(@TempDir Path folder) {
    file = folder.resolve("model.yaml");
  }

  @Test
  void readsOnlyWhatWasEdited() throws IOException {
    read(MODEL);
    memory.mark();

    assertThat(known(MODEL.replace("varchar(20)", "varchar(30)"))).containsExactly("tasks");
    assertThat(known(MODEL.replace("bigint, user_id", "integer, user_id"))).isEmpty();
  }

  @Test
  void tableOfAnEditedEnumIsReadAgain() throws IOException {
    read(MODEL);
    memory.mark();

    assertThat(known(MODEL.replace("sad, happy", "sad, happy, calm"))).isEmpty();
    assertSame(MODEL.replace("sad, happy", "sad, happy, calm"));
  }

  @Test
  void referenceFollowsThePrimaryKeyOfAnEditedTable() throws IOException {
    read(MODEL);
    String edited =
        MODEL
            .replace("id: {type: bigint, autoincrement: true}", "number: {type: bigint}")
            .replace("    primary_key: [id]\n\n  tasks", "    primary_key: [number]\n\n  tasks")
            .replace("SELECT id", "SELECT number");
    assertThat(edited).contains("primary_key: [number]");

    assertSame(edited);
    assertThat(read(edited).schema().tables())
        .hasEntrySatisfying(
            "tasks",
            tasks ->
                assertThat(tasks.foreignKeys())
                    .singleElement()
                    .satisfies(f -> assertThat(f.referencedColumns()).containsExactly("number")));
  }

  @Test
  void mistakeHasItsPlaceThoughItsTableIsKnown() throws IOException {
    read(MODEL);
    String edited = MODEL.replace("  users:", "  people:").replace("FROM users", "FROM people");

    assertThatThrownBy(() -> read(edited))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> {
              assertThat(e.problems())
                  .singleElement()
                  .satisfies(p -> assertThat(p.position().line()).isEqualTo(15));
              assertThat(e.getMessage()).contains("There is no table users");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The name of another table.
        "  notes:\n    columns: {a: bigint}\n  users:\n    columns: {a: bigint}\n",
        // A quoted text that swallows the line where another table begins.
        "  odd:\n    comment: \"one\n  notes:\n    columns: {id: bigint, text: varchar(20)}\n  \"\n    columns: {id: bigint}\n",
        "  odd: {comment: \"one\n  notes:\n    columns: {id: bigint, text: varchar(20)}\n  \", columns: {id: bigint}}\n",
        "  odd:\n    columns: {id: bigint}\n    comment: |\n      one\n\n      notes: two\n",
        "  odd: &odd\n    columns: {id: bigint}\n  even: *odd\n",
        "  odd: &odd\n    columns: {id: bigint}\n    comment: a\n  even:\n    <<: *odd\n    comment: b\n",
        "  ? odd\n  : columns: {id: bigint}\n",
        "  \"odd\":\n    columns: {id: bigint}\n",
        "  odd:\n    columns: {id: bigint}\n # less\n",
        "  odd:\r\n    columns: {id: bigint}\r\n",
        " odd:\n   columns: {id: bigint}\n",
        "  odd:\n\tcolumns: {id: bigint}\n",
        "  odd:\n    columns: {id: bigint}\n---\ntables: {}\n",
        "  odd: {columns: {id: bigint}}\ntables:\n  notes:\n    columns: {id: bigint}\n",
        "",
      })
  void oddTextsGiveTheSame(String tables) throws IOException {
    String before = MODEL.substring(0, MODEL.indexOf("  notes:"));
    String after = MODEL.substring(MODEL.indexOf("views:"));
    read(MODEL);
    assertSame(before + tables + after);
    assertSame(before + tables + after);
    assertSame(before + tables + "  more:\n    columns: {id: bigint}\n" + after);
    assertSame(before + tables);
    assertSame(MODEL);
  }

  @Test
  void isWrittenOnlyWhenMuchChanged() throws IOException {
    StringBuilder text = new StringBuilder("tables:\n");
    for (int i = 0; i < 100; i++) {
      text.append("  t%d:\n    columns: {id: bigint}\n".formatted(i));
    }
    String model = text.toString();
    read(model);
    read(model);
    read(model.replace("t50:\n    columns: {id: bigint}", "t50:\n    columns: {id: integer}"));
    assertThat(memory.writes).isOne();

    read(
        model.replaceAll(
            "t([1-9]):\n    columns: \\{id: bigint}", "t$1:\n    columns: {id: integer}"));
    assertThat(memory.writes).isEqualTo(2);
  }

  @Test
  void randomModelsGiveTheSame() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema schema = random.schema();
      for (int edit = 0; edit < 5; edit++) {
        assertSame(write(schema));
        schema = random.near(schema);
      }
    }
  }

  private static String write(Schema schema) {
    return ModelWriter.load().write(schema);
  }

  /** The tables that were not read from this text. */
  private List<String> known(String text) throws IOException {
    return read(text).schema().tables().values().stream()
        .filter(t -> "known".equals(t.comment()))
        .map(Table::name)
        .sorted()
        .toList();
  }

  private DesiredSchema read(String text) throws IOException {
    Files.writeString(file, text);
    return new YamlModelReader(DialectId.POSTGRESQL, memory).readModel(file);
  }

  /** The result, or the mistakes with their places. */
  private static Object outcome(Path file, KnownTables known) {
    try {
      return new YamlModelReader(DialectId.POSTGRESQL, known).readModel(file);
    } catch (ModelException e) {
      return e.problems();
    }
  }

  private void assertSame(String text) throws IOException {
    Files.writeString(file, text);
    assertThat(outcome(file, memory)).as(text).isEqualTo(outcome(file, KnownTables.NONE));
  }
}
