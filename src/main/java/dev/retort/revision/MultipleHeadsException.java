package dev.retort.revision;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One head was asked for and there are several. */
public final class MultipleHeadsException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String argument;
  private final transient List<String> heads;

  /** The first parameter is what was asked for. */
  public MultipleHeadsException(String argument, List<String> heads) {
    super(
        ErrorCode.MULTIPLE_HEADS,
        "There are several heads for '"
            + argument
            + "': "
            + String.join(", ", heads)
            + ". Name one of them, narrow it with LABEL@head, say 'heads' for all, or merge them.");
    this.argument = argument;
    this.heads = List.copyOf(heads);
  }

  /** What was asked for. */
  public String argument() {
    return argument;
  }

  /** The heads that were found. */
  public List<String> heads() {
    return heads;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("argument", argument);
    fields.put("heads", heads);
    return fields;
  }
}
