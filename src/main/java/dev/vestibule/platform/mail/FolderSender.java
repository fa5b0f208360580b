package dev.vestibule.platform.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes each mail as an .eml file (RFC 5322), whole or not at all. */
public final class FolderSender implements MailSender {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;

  public FolderSender(Path folder) {
    this.folder = folder;
  }

  @Override
  public Delivery send(Mail mail) {
    String id = mail.messageId().replaceAll("[^A-Za-z0-9.-]", "_");
    Path target = folder.resolve(TIME.format(mail.date()) + id + ".eml");
    try {
      Files.createDirectories(folder);
      // Made readable by its owner alone: the mail holds links that work like passwords.
      Path part = Files.createTempFile(folder, ".writing", ".part");
      try (OutputStream out = Files.newOutputStream(part)) {
        out.write(Mime.bytes(mail));
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Delivery.Accepted();
    } catch (IOException e) {
      return new Delivery.Delayed(
          "cannot write to the mail folder: " + e.getClass().getSimpleName());
    } catch (IllegalArgumentException e) {
      return new Delivery.Refused(String.valueOf(e.getMessage()));
    }
  }
}
