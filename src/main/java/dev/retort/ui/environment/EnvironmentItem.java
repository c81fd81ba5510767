package dev.retort.ui.environment;

import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.service.Status;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.Messages;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.EnvironmentState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the list says of one environment at one moment.
 *
 * @param name its name
 * @param database where its database is, short; empty while its file is not read
 * @param address where its database is, in full without secrets
 * @param state how it is
 * @param stateText that in words, with the number of pending revisions
 * @param current the current revisions, or empty
 * @param guard how strict it is
 */
record EnvironmentItem(
    String name,
    String database,
    String address,
    EnvironmentState state,
    String stateText,
    String current,
    GuardLevel guard) {
  private static final int SHOWN_ID = 12;

  static EnvironmentItem of(EnvironmentSession session, Messages messages) {
    Environment environment = session.environmentProperty().get();
    Status status = session.statusProperty().get();
    EnvironmentState state = session.stateProperty().get();
    return new EnvironmentItem(
        session.name(),
        environment == null ? "" : shortDatabase(environment),
        environment == null ? session.file().toString() : environment.database().displayUrl(),
        state,
        stateText(state, status, messages),
        status == null ? "" : current(status, messages),
        session.guard());
  }

  private static String stateText(
      EnvironmentState state, @Nullable Status status, Messages messages) {
    return state == EnvironmentState.BEHIND && status != null
        ? messages.text("environment.state.behind", status.pending().size())
        : messages.text("environment.state." + state.id(), 0);
  }

  private static String current(Status status, Messages messages) {
    if (status.current().isEmpty()) {
      return messages.text("environment.at_base");
    }
    return messages.text(
        "environment.at",
        String.join(", ", status.current().stream().map(EnvironmentItem::cut).toList()));
  }

  private static String cut(String id) {
    return id.length() <= SHOWN_ID ? id : id.substring(0, SHOWN_ID) + "…";
  }

  /** For example {@code SQLite · app.db} or {@code MySQL · db.example.org/app}. */
  static String shortDatabase(Environment environment) {
    DialectId dialect = environment.dialect();
    String url = environment.database().displayUrl();
    String rest = url.substring(("jdbc:" + dialect.id() + ":").length());
    int query = rest.indexOf('?');
    String place = query < 0 ? rest : rest.substring(0, query);
    place = place.startsWith("//") ? place.substring(2) : place;
    int at = place.lastIndexOf('@');
    place = at < 0 ? place : place.substring(at + 1);
    if (dialect == DialectId.SQLITE && !place.startsWith(":")) {
      place = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
    }
    return dialect.title() + " · " + place;
  }

  /** The icon of the state. */
  String icon() {
    return switch (state) {
      case LOADING -> "fth-loader";
      case UP_TO_DATE -> "fth-check-circle";
      case BEHIND -> "fth-arrow-up-circle";
      case DIVERGED -> "fth-git-branch";
      case UNREACHABLE -> "fth-cloud-off";
      case ERROR -> "fth-alert-triangle";
    };
  }

  /** The style class of the state's colour. */
  String tone() {
    return switch (state) {
      case LOADING -> "muted";
      case UP_TO_DATE -> "success";
      case BEHIND -> "accent";
      case DIVERGED, UNREACHABLE -> "warning";
      case ERROR -> "danger";
    };
  }

  /** The key of the word for its guard; empty where nothing guards. */
  String guardKey() {
    return guard == GuardLevel.OPEN
        ? ""
        : "environment.guard." + guard.name().toLowerCase(Locale.ROOT);
  }
}
