package dev.retort.dialect;

import dev.retort.schema.Schema;
import java.sql.Connection;

/** Reads the structure of a database with a fixed number of catalogue queries; changes nothing. */
public interface Introspector {
  /**
   * The structure as it is now. What is not understood becomes an unsupported type or an opaque
   * object.
   *
   * @throws IntrospectionException if the catalogue cannot be read
   */
  Schema read(Connection connection, Scope scope);
}
