package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.error.FileException;
import dev.retort.revision.WholeFile;
import dev.retort.service.Approval;
import dev.retort.service.ApprovalFailedException;
import dev.retort.service.ApprovalRequest;
import dev.retort.service.MigrationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Approvals, each a small text file beside the environment file. It names the plan's digest and
 * what went into it, the database, who approved and until when; where the environment lists
 * approvers it ends with the signature of these lines.
 */
public final class Approvals {
  private static final String TITLE = "retort approval 2";
  private static final String SIGNATURE = "signature: ";

  private final Environment environment;
  private final Path folder;
  private final Clock clock;

  /** Of an environment. */
  public Approvals(Environment environment, Clock clock) {
    this.environment = environment;
    this.folder =
        environment
            .file()
            .toAbsolutePath()
            .resolveSibling(".retort")
            .resolve("approvals-" + fileName(environment.name()));
    this.clock = clock;
  }

  private static String fileName(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}_-]", "_");
  }

  /**
   * Approves a plan.
   *
   * @throws ApprovalFailedException if approvers are listed and the key is none of theirs, or the
   *     plan was made without asking the database
   */
  public Approval approve(MigrationPlan plan, ApprovalRequest request) {
    if (plan.request().namesStart()) {
      throw new ApprovalFailedException(
          "This plan names its start, so no database and no server was asked and nobody can run it."
              + " Approve the plan for the target alone.",
          null);
    }
    Path keyFile = request.key();
    PrivateKey key = keyFile == null ? null : ApproverKeys.read(keyFile);
    String who = who(key, keyFile);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expires = now.plus(request.validity());
    String text = text(ApprovalText.of(environment, plan), who, now, expires);
    String end =
        key == null
            ? ""
            : SIGNATURE + Base64.getEncoder().encodeToString(ApproverKeys.sign(text, key)) + "\n";
    Path file = folder.resolve(plan.digest() + "-" + fileName(who) + ".txt");
    WholeFile.replace(file, text + end);
    return new Approval(plan.digest(), who, now, expires, file, null);
  }

  private String who(@Nullable PrivateKey key, @Nullable Path keyFile) {
    Map<String, PublicKey> approvers = environment.guard().approvers();
    if (approvers.isEmpty()) {
      if (key != null) {
        throw new ApprovalFailedException(
            "The environment lists no approvers, so a signature would say nothing. List the public"
                + " key in guard.approvers of "
                + environment.file()
                + ".",
            null);
      }
      return System.getProperty("user.name");
    }
    if (key == null) {
      throw new ApprovalFailedException(
          "The environment wants the signature of "
              + String.join(" or ", approvers.keySet())
              + ". Add --key FILE with the private key.",
          null);
    }
    byte[] sample = ApproverKeys.sign(TITLE, key);
    return approvers.entrySet().stream()
        .filter(a -> ApproverKeys.isBy(a.getValue(), TITLE, sample))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new ApprovalFailedException(
                    "The key "
                        + keyFile
                        + " is not that of "
                        + String.join(" or ", approvers.keySet())
                        + ", whom guard.approvers lists.",
                    null));
  }

  private static String text(ApprovalText plan, String who, Instant when, Instant expires) {
    return TITLE
        + "\n"
        + plan.lines()
        + "approver: "
        + who
        + "\napproved: "
        + when
        + "\nexpires: "
        + expires
        + "\n";
  }

  /**
   * An approval of exactly this plan; else one that does not hold, with the reason: of this plan,
   * or the latest that was given for its command and has not expired.
   */
  public Optional<Approval> find(MigrationPlan plan) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    ApprovalText now = ApprovalText.of(environment, plan);
    List<Approval> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        read(now, file).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new FileException("read the approvals in", folder, e);
    }
    return found.stream()
        .max(
            Comparator.comparing((Approval a) -> a.problem() == null)
                .thenComparing(a -> a.digest().equals(plan.digest()))
                .thenComparing(Approval::when));
  }

  /** The approval in a file, unless it has nothing to do with the plan. */
  private Optional<Approval> read(ApprovalText now, Path file) throws IOException {
    String all = Files.readString(file);
    int end = all.indexOf(SIGNATURE);
    String signed = end < 0 ? all : all.substring(0, end);
    String signature = end < 0 ? "" : all.substring(end + SIGNATURE.length());
    ApprovalText then = ApprovalText.parse(signed);
    boolean same = then.fact("plan").equals(now.fact("plan"));
    try {
      String who = then.fact("approver");
      Instant when = Instant.parse(then.fact("approved"));
      Instant expires = Instant.parse(then.fact("expires"));
      boolean expired = !clock.instant().isBefore(expires);
      if (!same && (expired || !then.fact("command").equals(now.fact("command")))) {
        return Optional.empty();
      }
      String problem =
          signed.equals(text(now, who, when, expires))
              ? problem(who, expired, expires, signed, signature)
              : then.difference(now).orElse("the file " + file.getFileName() + " was edited since");
      return Optional.of(new Approval(then.fact("plan"), who, when, expires, file, problem));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private @Nullable String problem(
      String who, boolean expired, Instant expires, String text, String signature) {
    if (expired) {
      return "that expired at " + expires;
    }
    Map<String, PublicKey> approvers = environment.guard().approvers();
    if (!approvers.isEmpty()) {
      PublicKey key = approvers.get(who);
      if (key == null) {
        return "guard.approvers does not list " + who;
      }
      if (!isBy(key, text, signature)) {
        return "the approval is not signed with the key of " + who;
      }
    }
    return who.equalsIgnoreCase(System.getProperty("user.name"))
        ? who + " is the account that runs it"
        : null;
  }

  private static boolean isBy(PublicKey key, String text, String signature) {
    try {
      return ApproverKeys.isBy(key, text, Base64.getDecoder().decode(signature.strip()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
