package dev.vestibule.cli.frontend;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a front end shows of the back end it was written for.
 *
 * @param origin where its pages are, when that is known
 * @param words what it puts in front of tokens, beside what its calls tell
 * @param links paths of its pages that take {uid} and {token}
 * @param credentials whether it sends cookies to another origin
 * @param cookies those that hold its tokens; none when it keeps them itself
 * @param headers those of its requests that a preflight asks for
 */
public record Evidence(
    List<Call> calls,
    Optional<FrontEndOrigin> origin,
    Set<String> words,
    List<String> links,
    boolean credentials,
    List<String> cookies,
    Set<String> headers) {
  public Evidence {
    calls = List.copyOf(calls);
    words = Set.copyOf(words);
    links = List.copyOf(links);
    cookies = List.copyOf(cookies);
    headers = Set.copyOf(headers);
  }
}
