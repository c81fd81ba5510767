package dev.retort.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.ui.support.Command;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Language;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.Settings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/** All commands of the real window have texts, a place and a key of their own. */
@SuppressWarnings("NullAway.Init")
class KeyBindingTest extends ApplicationTest {
  private static final List<Command.Place> MENUS =
      List.of(
          Command.Place.FILE_MENU,
          Command.Place.EDIT_MENU,
          Command.Place.VIEW_MENU,
          Command.Place.MIGRATION_MENU,
          Command.Place.REVISION_MENU,
          Command.Place.ENVIRONMENT_MENU);

  private Commands commands;
  private Messages messages;

  @Override
  public void start(Stage stage) {
    Workbench workbench =
        new Workbench(
            file -> {
              throw new IllegalStateException();
            },
            Settings.inMemory());
    commands = workbench.commands();
    messages = workbench.messages();
  }

  @Test
  void noTwoKeysAreEqualInAScope() {
    Map<KeyBinding.Scope, Set<KeyCombination>> seen = new EnumMap<>(KeyBinding.Scope.class);
    List<KeyBinding> twice =
        Arrays.stream(KeyBinding.values())
            .filter(
                key ->
                    !seen.computeIfAbsent(key.scope(), scope -> new HashSet<>())
                        .add(CommandNodes.combination(key)))
            .toList();
    assertThat(twice).isEmpty();
  }

  @Test
  void noTwoCommandsHaveTheSameKey() {
    assertThat(commands.all().stream().map(Command::key).filter(Objects::nonNull).toList())
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @Test
  void everyCommandIsInAMenu() {
    List<String> nowhere =
        commands.all().stream()
            .filter(command -> MENUS.stream().noneMatch(command::isIn))
            .map(Command::id)
            .toList();
    assertThat(nowhere).isEmpty();
  }

  @Test
  void everyCommandHasATextAndATipInBothLanguages() {
    for (Language language : Language.values()) {
      interact(() -> messages.languageProperty().set(language));
      for (Command command : commands.all()) {
        assertThat(messages.text(command.textKey())).isNotEqualTo(command.textKey());
        assertThat(messages.text(command.tipKey())).isNotEqualTo(command.tipKey());
      }
    }
  }
}
