package dev.vestibule.platform.config;

/** Whether accounts can have a stored token. */
public enum TokenModel {
  TOKEN,
  NONE
}
