package dev.retort.cli;

import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.service.MigrationPlan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stands between a plan and a guarded database: a yes, or the environment's name. */
final class Confirmation {
  private final Session session;

  Confirmation(Session session) {
    this.session = session;
  }

  /** Returns when the plan may run. */
  void obtain(MigrationPlan plan) {
    obtain(() -> PlanText.full(plan, session.shell()));
  }

  /** Returns when what {@code shown} tells may be done. */
  void obtain(Supplier<String> shown) {
    Environment environment = session.environment();
    GuardLevel level = environment.guard().level();
    String given = session.options().confirm;
    if (given != null && !given.equals(environment.name())) {
      throw refused(
          environment,
          "--confirm names '" + given + "', but the environment is '" + environment.name() + "'.");
    }
    switch (level) {
      case OPEN -> {}
      case CONFIRM -> {
        if (!session.options().yes && given == null) {
          askYes(environment, shown);
        }
      }
      case PROTECTED -> {
        if (given == null) {
          askName(environment, shown);
        }
      }
    }
  }

  private void askYes(Environment environment, Supplier<String> shown) {
    String answer = ask(environment, shown, "Run this on '" + environment.name() + "'? [y/N] ");
    if (answer == null || !(answer.strip().equalsIgnoreCase("y") || yes(answer))) {
      throw refused(environment, "Not confirmed; nothing was run.");
    }
  }

  private static boolean yes(String answer) {
    return answer.strip().equalsIgnoreCase("yes");
  }

  private void askName(Environment environment, Supplier<String> shown) {
    String answer = ask(environment, shown, "Type the environment's name to run this on it: ");
    if (answer == null || !answer.strip().equals(environment.name())) {
      throw refused(environment, "That is not the environment's name; nothing was run.");
    }
  }

  private @Nullable String ask(Environment environment, Supplier<String> shown, String question) {
    Shell.Terminal terminal = session.shell().terminal();
    if (!terminal.input() || !terminal.error()) {
      String guard =
          environment.guard().level() == GuardLevel.PROTECTED
              ? "is protected"
              : "asks before it changes";
      throw refused(
          environment,
          "The environment '" + environment.name() + "' " + guard + "; nothing was run.");
    }
    Output output = session.output();
    output.note(shown.get());
    output.note("database: " + environment.database().displayUrl());
    return output.ask(question);
  }

  private static ConfirmationRequiredException refused(Environment environment, String what) {
    GuardLevel level = environment.guard().level();
    String option =
        level == GuardLevel.CONFIRM ? "--yes" : "--confirm " + quoted(environment.name());
    return new ConfirmationRequiredException(
        environment.name(), level, option, what + " To go on, add " + option + ".");
  }

  private static String quoted(String name) {
    return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-.".indexOf(c) >= 0)
        ? name
        : "'" + name + "'";
  }
}
