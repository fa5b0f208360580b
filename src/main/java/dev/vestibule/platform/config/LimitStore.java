package dev.vestibule.platform.config;

/** Where it is kept how much of each budget is spent. */
public enum LimitStore {
  MEMORY,
  DATABASE,
  REDIS
}
