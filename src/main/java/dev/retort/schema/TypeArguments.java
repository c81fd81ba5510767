package dev.retort.schema;

import java.util.List;
import java.util.Optional;

/** Which arguments each standard type takes. */
final class TypeArguments {
  private static final int FINEST_FRACTION = 6;

  private TypeArguments() {}

  /** What is wrong with the arguments, or empty. */
  static Optional<String> problem(ColumnType.Standard type) {
    List<Integer> arguments = type.arguments();
    String name = type.name().sql();
    if (type.unsigned() && !mayBeUnsigned(type.name())) {
      return Optional.of("Only integers and decimals can be unsigned, not " + name + ".");
    }
    int most = most(type.name());
    if (arguments.size() > most) {
      return Optional.of(
          most == 0
              ? "The type " + name + " takes no number in brackets: leave it out."
              : "The type " + name + " takes at most " + most + " in brackets.");
    }
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    return value(type.name(), arguments);
  }

  private static Optional<String> value(TypeName name, List<Integer> arguments) {
    int first = arguments.get(0);
    if (isTemporal(name)) {
      return first > FINEST_FRACTION
          ? Optional.of("The fraction of a second has at most 6 digits, not " + first + ".")
          : Optional.empty();
    }
    if (first == 0) {
      return Optional.of("The length of " + name.sql() + " must be at least 1.");
    }
    return arguments.size() == 2 && arguments.get(1) > first
        ? Optional.of(
            "A decimal of "
                + first
                + " digits can't have "
                + arguments.get(1)
                + " after the point.")
        : Optional.empty();
  }

  private static int most(TypeName name) {
    return switch (name) {
      case DECIMAL -> 2;
      case CHAR, VARCHAR, BINARY, VARBINARY, BIT, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL ->
          1;
      default -> 0;
    };
  }

  private static boolean isTemporal(TypeName name) {
    return switch (name) {
      case TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL -> true;
      default -> false;
    };
  }

  private static boolean mayBeUnsigned(TypeName name) {
    return switch (name) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> true;
      default -> false;
    };
  }
}
