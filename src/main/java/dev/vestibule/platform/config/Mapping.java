package dev.vestibule.platform.config;

/** A setting that is a mapping in the file, and JSON or YAML in one text elsewhere. */
non-sealed interface Mapping extends SettingType {
  /** Takes what is wrong: the key, its line, and the rule. */
  interface Refusals {
    void refuse(String key, int line, String message);
  }

  /** The value of what was written; what is wrong in it goes to the refusals. */
  Object read(String key, Written written, Refusals refusals);
}
