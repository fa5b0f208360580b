package dev.vestibule.platform.limits;

class MemoryCountsTest extends CountsContract {
  @Override
  Counts counts() {
    return new MemoryCounts(clock);
  }
}
