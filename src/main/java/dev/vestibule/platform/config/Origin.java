package dev.vestibule.platform.config;

import java.nio.file.Path;

/** Where a value stood. */
public sealed interface Origin {
  /** The place in a few words. */
  String place();

  /** Nobody set it. */
  record ByDefault() implements Origin {
    @Override
    public String place() {
      return "default";
    }
  }

  /** A line (from 1) of the configuration file. */
  record InFile(Path file, int line) implements Origin {
    @Override
    public String place() {
      return file + ", line " + line;
    }
  }

  /** An environment variable. */
  record InEnvironment(String variable) implements Origin {
    @Override
    public String place() {
      return "environment, " + variable;
    }
  }

  /** A flag of the command line. */
  record AsFlag(String flag) implements Origin {
    @Override
    public String place() {
      return "flag, " + flag;
    }
  }
}
