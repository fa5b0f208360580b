package dev.vestibule.cli.frontend;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request that a front end makes. Names only: no value that it sends or gets is kept.
 *
 * @param method such as POST; empty where the source does not tell
 * @param path with a slash at both ends, without host and query
 * @param body the members of its body and what each is (string, boolean, number); empty when not
 *     known
 * @param word in front of the token in Authorization
 * @param stored whether that token has no dots, as a JWT has
 * @param answered the members of the answer
 * @param slashed whether its path ended with a slash
 */
record Call(
    String method,
    String path,
    Map<String, String> body,
    Optional<String> word,
    boolean stored,
    Set<String> answered,
    boolean slashed) {
  Call {
    body = Map.copyOf(body);
    answered = Set.copyOf(answered);
  }

  static String slashed(String path) {
    String from = path.startsWith("/") ? path : "/" + path;
    return from.endsWith("/") ? from : from + "/";
  }
}
