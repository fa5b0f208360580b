package dev.vestibule.security;

import dev.vestibule.platform.limits.LocalRedis;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same where the nodes share a Redis. */
class RedisLimitTest extends ManyNodesLimitTest {
  private LocalRedis redis;

  @BeforeEach
  void startRedis() throws IOException {
    redis = new LocalRedis();
  }

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  @Override
  protected Map<String, String> more() {
    return Map.of("limits.redis-url", redis.url());
  }
}
