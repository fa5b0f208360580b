package dev.vestibule.platform.config;

/**
 * Why the settings are refused. Never holds the value of a secret.
 *
 * @param key the setting, or the unknown name as it was written
 * @param place where it stood
 * @param message what is wrong and what the rule is
 */
public record Problem(String key, String place, String message) {
  /** The whole problem on one line. */
  public String line() {
    return key + " (" + place + "): " + message;
  }
}
