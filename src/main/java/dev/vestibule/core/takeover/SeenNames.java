package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.TakenNames;
import dev.vestibule.platform.crypto.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Names that are taken, by accounts of ours or by users that came before. Of each only eight bytes
 * of a digest are kept, so that a trial run over a million users fits into memory.
 */
final class SeenNames {
  private final Set<Long> seen = new HashSet<>();

  void add(TakenNames taken) {
    taken.usernames().forEach(name -> seen.add(digest("username", name)));
    taken.emailKeys().forEach(name -> seen.add(digest("email", name)));
    taken.telephones().forEach(name -> seen.add(digest("telephone", name)));
    taken.ids().forEach(id -> seen.add(digest("id", id.toString())));
    taken.uuids().forEach(uuid -> seen.add(digest("uuid", uuid.toString())));
  }

  /** Whether somebody has it; from now on somebody has. */
  boolean take(String kind, String name) {
    return !seen.add(digest(kind, name));
  }

  boolean has(String kind, String name) {
    return seen.contains(digest(kind, name));
  }

  private static long digest(String kind, String name) {
    byte[] whole = Digests.sha256((kind + " " + name).getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(whole).getLong();
  }
}
