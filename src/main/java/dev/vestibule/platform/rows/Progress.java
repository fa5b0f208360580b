package dev.vestibule.platform.rows;

/** Is told how far long work has come. */
@FunctionalInterface
public interface Progress {
  /** Nobody watches. */
  Progress UNSEEN = (doing, table, rows) -> {};

  /**
   * Told now and then.
   *
   * @param doing such as "reading"
   * @param rows how many of the table are done
   */
  void at(String doing, String table, long rows);
}
