package dev.retort.service.guard;

import dev.retort.error.FileException;
import dev.retort.service.ApprovalFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/** Ed25519 keys of approvers: the private one in a PEM file, as OpenSSL writes it as well. */
public final class ApproverKeys {
  private static final String ALGORITHM = "Ed25519";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private ApproverKeys() {}

  /**
   * Makes a key pair, writes the private key to a file that its owner alone can read, and tells the
   * public key as an environment file wants it.
   *
   * @throws ApprovalFailedException if the file is there already or can't be written
   */
  public static String make(Path file) {
    KeyPair pair;
    try {
      pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
    String text =
        BEGIN
            + "\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + END
            + "\n";
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (FileAlreadyExistsException e) {
      throw new ApprovalFailedException(
          file + " exists already, and a key is never replaced. Choose another name.", e);
    } catch (IOException e) {
      throw new ApprovalFailedException(
          "The key " + file + " can't be written: " + FileException.inWords(e) + ".", e);
    }
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  /** Reads a private key. */
  static PrivateKey read(Path file) {
    try {
      String text = Files.readString(file);
      int begin = text.indexOf(BEGIN);
      int end = text.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new ApprovalFailedException(
            file + " holds no private key. 'retort approve --new-key FILE' makes one.", null);
      }
      byte[] key = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (IOException e) {
      throw new ApprovalFailedException(
          "The key " + file + " can't be read: " + FileException.inWords(e) + ".", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ApprovalFailedException(
          file + " holds no Ed25519 key. 'retort approve --new-key FILE' makes one.", e);
    }
  }

  static byte[] sign(String text, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new ApprovalFailedException("The key can't sign: " + e.getMessage() + ".", e);
    }
  }

  /** Whether the signature of a text is by the owner of a public key. */
  static boolean isBy(PublicKey key, String text, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
