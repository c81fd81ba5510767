package dev.retort.service.generate;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scratch database for several steps of a comparison, since making and dropping one takes
 * longer than what is done in it. Closed by whoever made it; what was taken, by the taker.
 */
final class Workbench implements AutoCloseable {
  private final ScratchSchemas scratches;
  private @Nullable ScratchDatabase database;
  private Schema content = Schema.empty();
  private Schema contentAsRead = Schema.empty();

  Workbench(ScratchSchemas scratches) {
    this.scratches = scratches;
  }

  /** What the database makes of a schema; nothing of it stays. */
  Schema readAside(Schema schema) {
    return scratches.canTakeBack(schema) && content.isEmpty()
        ? scratches.tryOut(database(), schema)
        : scratches.build(schema);
  }

  /** What the database makes of a schema, which stays for {@link #take}. */
  Schema readInPlace(Schema schema) {
    if (!content.isEmpty()) {
      return scratches.build(schema);
    }
    boolean done = false;
    try {
      scratches.fill(database(), schema);
      Schema read = scratches.read(database());
      content = schema;
      contentAsRead = read;
      done = true;
      return read;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** A scratch database that holds at least this schema; the caller closes it. */
  ScratchDatabase take(Schema schema) {
    if (!isUsableFor(schema)) {
      close();
    }
    ScratchDatabase taken = database();
    boolean done = false;
    try {
      List<Table> missing = new ArrayList<>(schema.tables().values());
      missing.removeIf(t -> content.tables().containsKey(t.name()));
      boolean hasRest = !content.views().isEmpty() || !content.objects().isEmpty();
      scratches.fill(
          taken,
          Schema.of(
              missing,
              hasRest ? List.of() : schema.views().values(),
              hasRest ? List.of() : schema.objects().values()));
      database = null;
      forget();
      done = true;
      return taken;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private boolean isUsableFor(Schema schema) {
    boolean sameRest =
        content.views().equals(schema.views()) && content.objects().equals(schema.objects());
    return (sameRest || (content.views().isEmpty() && content.objects().isEmpty()))
        && content.tables().values().stream().allMatch(t -> servesAs(t, schema));
  }

  /** A table may have more than is needed of it, and be asked for in the form that was read. */
  private boolean servesAs(Table there, Schema schema) {
    Table needed = schema.tables().get(there.name());
    Table read = contentAsRead.tables().get(there.name());
    return needed == null || isWithin(needed, there) || (read != null && isWithin(needed, read));
  }

  private static boolean isWithin(Table needed, Table there) {
    return needed.equals(there) || needed.equals(DefinitionGraph.withoutAttachments(there));
  }

  private void forget() {
    content = Schema.empty();
    contentAsRead = Schema.empty();
  }

  private ScratchDatabase database() {
    ScratchDatabase open = database;
    if (open == null) {
      open = scratches.open();
      database = open;
    }
    return open;
  }

  @Override
  public void close() {
    ScratchDatabase open = database;
    database = null;
    forget();
    if (open != null) {
      open.close();
    }
  }
}
