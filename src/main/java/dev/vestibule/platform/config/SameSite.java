package dev.vestibule.platform.config;

/** Which requests carry a cookie (RFC 6265bis, section 5.6.7). */
public enum SameSite {
  LAX,
  STRICT,
  NONE
}
