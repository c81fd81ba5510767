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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Approvals, each a small text file beside the environment file. It names the plan's digest, the
 * database, its server's version, who approved and until when; where the environment lists
 * approvers it ends with the signature of these lines.
 */
public final class Approvals {
  private static final String TITLE = "retort approval 1";
  private static final String SIGNATURE = "signature: ";

  private final Environment environment;
  private final Path folder;
  private final Supplier<String> server;
  private final Clock clock;

  /**
   * Of an environment.
   *
   * @param server tells the server's product and version
   */
  public Approvals(Environment environment, Supplier<String> server, Clock clock) {
    this.environment = environment;
    this.server = server;
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
   * @throws ApprovalFailedException if approvers are listed and the key is none of theirs
   */
  public Approval approve(MigrationPlan plan, ApprovalRequest request) {
    Path keyFile = request.key();
    PrivateKey key = keyFile == null ? null : ApproverKeys.read(keyFile);
    String who = who(key, keyFile);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expires = now.plus(request.validity());
    String text = text(plan, who, now, expires);
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

  private String text(MigrationPlan plan, String who, Instant now, Instant expires) {
    return TITLE
        + "\nenvironment: "
        + environment.name()
        + "\ndatabase: "
        + environment.database().displayUrl()
        + "\nserver: "
        + server.get()
        + "\nplan: "
        + plan.digest()
        + "\napprover: "
        + who
        + "\napproved: "
        + now
        + "\nexpires: "
        + expires
        + "\n";
  }

  /** An approval of exactly this plan: one that holds, else one that does not, with the reason. */
  public Optional<Approval> find(MigrationPlan plan) {
    List<Approval> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().startsWith(plan.digest())) {
          read(plan, file).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      throw new FileException("read the approvals in", folder, e);
    }
    return found.stream()
        .filter(a -> a.problem() == null)
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  private Optional<Approval> read(MigrationPlan plan, Path file) throws IOException {
    String all = Files.readString(file);
    int end = all.indexOf(SIGNATURE);
    String signed = end < 0 ? all : all.substring(0, end);
    Map<String, String> lines = new LinkedHashMap<>();
    signed
        .lines()
        .filter(line -> line.contains(": "))
        .forEach(
            line ->
                lines.put(
                    line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
    try {
      String who = lines.getOrDefault("approver", "");
      Instant when = Instant.parse(lines.getOrDefault("approved", ""));
      Instant expires = Instant.parse(lines.getOrDefault("expires", ""));
      String problem =
          signed.equals(text(plan, who, when, expires))
              ? problem(
                  who, expires, signed, end < 0 ? "" : all.substring(end + SIGNATURE.length()))
              : "is for another database, server version or plan";
      return Optional.of(new Approval(plan.digest(), who, when, expires, file, problem));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private @Nullable String problem(String who, Instant expires, String text, String signature) {
    if (!clock.instant().isBefore(expires)) {
      return "expired at " + expires;
    }
    Map<String, PublicKey> approvers = environment.guard().approvers();
    if (!approvers.isEmpty()) {
      PublicKey key = approvers.get(who);
      if (key == null) {
        return "is by " + who + ", whom guard.approvers does not list";
      }
      if (!isBy(key, text, signature)) {
        return "is not signed with the key of " + who;
      }
    }
    return who.equalsIgnoreCase(System.getProperty("user.name"))
        ? "is by " + who + ", who runs it"
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
