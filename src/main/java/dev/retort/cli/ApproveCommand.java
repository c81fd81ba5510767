package dev.retort.cli;

import dev.retort.service.Approval;
import dev.retort.service.ApprovalRequest;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Agrees to exactly one plan. */
@Command(
    name = "approve",
    description = "Agree to a plan as it is now; void as soon as anything in it changes.")
final class ApproveCommand extends RetortCommand {
  private static final Pattern VALIDITY = Pattern.compile("(\\d{1,4})([hd])");

  @Mixin PlanTarget target = new PlanTarget();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The approver's private key; needed where guard.approvers lists any.")
  @Nullable Path key;

  @Option(
      names = "--valid",
      paramLabel = "DURATION",
      description = "How long it holds, for example 8h or 3d. Default: 24h.")
  String valid = "24h";

  @Option(
      names = "--new-key",
      paramLabel = "FILE",
      description = "Make a key pair: write the private key to FILE, print the public one.")
  @Nullable Path newKey;

  @Override
  int run(Session session) {
    if (newKey != null) {
      return newKey(session, session.shell().resolve(newKey));
    }
    Duration validity = validity();
    MigrationPlan plan = target.plan(session, "approve");
    Output output = session.output();
    if (target.isDone(session, plan)) {
      return OK;
    }
    if (!output.isJson()) {
      output.note(PlanText.full(plan, session.shell()));
    }
    Path file = key == null ? null : session.shell().resolve(key);
    Approval approval = session.service().approve(plan, new ApprovalRequest(file, validity));
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("digest", approval.digest());
      fields.put("who", approval.who());
      fields.put("when", approval.when().toString());
      fields.put("expires", approval.expires().toString());
      fields.put("file", session.shell().display(approval.file()));
      output.json(fields);
    } else {
      output.line(
          "Approved by "
              + approval.who()
              + ": plan "
              + approval.digest().substring(0, 12)
              + ", until "
              + approval.expires()
              + ", written to "
              + session.shell().display(approval.file()));
    }
    return OK;
  }

  private Duration validity() {
    Matcher matcher = VALIDITY.matcher(valid);
    if (!matcher.matches()) {
      throw new UsageException(
          "retort approve", "'" + valid + "' is no duration: write for example 8h or 3d.");
    }
    long number = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
  }

  private static int newKey(Session session, Path file) {
    String publicKey = MigrationService.newApproverKey(file);
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("file", session.shell().display(file));
      fields.put("public_key", publicKey);
      output.json(fields);
    } else {
      output.note(
          "Wrote the private key to "
              + session.shell().display(file)
              + "; keep it to yourself. The public one goes into the environment file:");
      output.line("guard:");
      output.line("  approvers:");
      output.line("    " + System.getProperty("user.name") + ": " + publicKey);
    }
    return OK;
  }
}
