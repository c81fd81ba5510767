package dev.retort.service.guard;

import dev.retort.config.GuardCheckName;
import dev.retort.dialect.Dialect;
import dev.retort.service.GuardCheck;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Whether the rows that are there let a plan's statements succeed. */
final class DataCheck {
  private final MigrationService service;
  private final Function<Function<Connection, GuardCheck>, GuardCheck> database;

  /**
   * A check.
   *
   * @param database runs it on an open connection; passes it where there is no database yet
   */
  DataCheck(
      MigrationService service, Function<Function<Connection, GuardCheck>, GuardCheck> database) {
    this.service = service;
    this.database = database;
  }

  GuardCheck of(MigrationPlan plan) {
    List<DataQuestions.Question> questions =
        DataQuestions.of(plan, service.liveSchema(), Dialect.of(service.environment().dialect()));
    if (questions.isEmpty()) {
      return GuardCheck.pass(GuardCheckName.DATA, "No statement depends on what rows hold.");
    }
    return database.apply(connection -> answered(connection, questions)).named(GuardCheckName.DATA);
  }

  private static GuardCheck answered(
      Connection connection, List<DataQuestions.Question> questions) {
    List<String> complaints = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (DataQuestions.Question question : questions) {
        try (ResultSet rows = statement.executeQuery(question.sql())) {
          if (rows.next() && rows.getLong(1) > 0) {
            complaints.add(question.answer(rows.getLong(1)));
          }
        }
      }
    } catch (SQLException e) {
      return GuardCheck.fail(
          GuardCheckName.DATA, "The rows can't be looked at: " + e.getMessage() + ".", null);
    }
    return complaints.isEmpty()
        ? GuardCheck.pass(
            GuardCheckName.DATA,
            "Nothing is in the way; the rows were asked " + asked(questions.size()) + ".")
        : GuardCheck.fail(
            GuardCheckName.DATA, FirstFew.of(complaints) + ".", "Mend the rows first.");
  }

  private static String asked(int questions) {
    return questions + (questions == 1 ? " question" : " questions");
  }
}
