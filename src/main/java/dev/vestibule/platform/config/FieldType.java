package dev.vestibule.platform.config;

/** What the value of a declared profile field is. */
public enum FieldType {
  STRING,
  INTEGER,
  DATE,
  CHOICE,
  BOOLEAN,
  PHONE,
  IMAGE
}
