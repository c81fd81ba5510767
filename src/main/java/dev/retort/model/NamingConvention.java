package dev.retort.model;

import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Names constraints and indexes that a model leaves unnamed, so that every database can drop them:
 * {@code pk_}, {@code uq_}, {@code ix_}, {@code fk_}, {@code ck_}, the table, and the columns.
 *
 * <p>A name that is longer than 63 bytes is cut and ends in a digest of the whole.
 */
public final class NamingConvention {
  private static final int LONGEST = 63;

  private NamingConvention() {}

  /** The name of a table's primary key. */
  public static String primaryKey(String table) {
    return fit("pk_" + table);
  }

  /** The name of a unique constraint. */
  public static String unique(String table, List<String> columns) {
    return fit("uq_" + table + "_" + String.join("_", columns));
  }

  /** The name of an index; an expression counts with its words. */
  public static String index(String table, List<Index.Part> parts) {
    StringBuilder name = new StringBuilder("ix_").append(table);
    for (Index.Part part : parts) {
      String column = part.column();
      String expression = part.expression();
      name.append('_')
          .append(column != null ? column : words(expression == null ? "" : expression));
    }
    return fit(name.toString());
  }

  /** The name of a foreign key; see {@link ForeignKey#columns()}. */
  public static String foreignKey(String table, List<String> columns) {
    return fit("fk_" + table + "_" + String.join("_", columns));
  }

  /**
   * The name of a check.
   *
   * @param what the only column that it is about, or its number
   */
  public static String check(String table, String what) {
    return fit("ck_" + table + "_" + what);
  }

  private static String words(String expression) {
    return expression
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_]+", "_")
        .replaceAll("^_+|_+$", "");
  }

  private static String fit(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST) {
      return name;
    }
    CRC32 digest = new CRC32();
    digest.update(bytes);
    String end = String.format(Locale.ROOT, "_%08x", digest.getValue());
    int kept = name.length();
    while (name.substring(0, kept).getBytes(StandardCharsets.UTF_8).length
        > LONGEST - end.length()) {
      kept = name.offsetByCodePoints(kept, -1);
    }
    return name.substring(0, kept) + end;
  }
}
