package dev.retort.cli;

import dev.retort.service.Untried;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Databases that were not tried, as scripts read them. */
final class UntriedFields {
  private UntriedFields() {}

  static List<Map<String, Object>> of(List<Untried> untried) {
    return untried.stream().map(UntriedFields::of).toList();
  }

  private static Map<String, Object> of(Untried untried) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dialect", untried.dialect().id());
    fields.put("reason", untried.reason());
    return fields;
  }
}
