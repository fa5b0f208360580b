package dev.vestibule.core.verification;

/**
 * Where a mailed link leads: a front end's page with {@code {uid}} and {@code {token}} in its path,
 * query or fragment.
 *
 * @param template a full address
 */
public record LinkAddress(String template) {
  String fill(long account, String secret) {
    return template.replace("{uid}", AccountReference.encode(account)).replace("{token}", secret);
  }
}
