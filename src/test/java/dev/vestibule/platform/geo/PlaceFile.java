package dev.vestibule.platform.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small files in MaxMind's DB format, version 2.0, with records of 24 bits: a search tree
 * over the bits of IPv6 addresses (IPv4 stands below ::/96), the data, and the metadata.
 */
public final class PlaceFile {
  private static final byte[] MARKER = {
    (byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
  };
  private static final int SEPARATOR = 16;
  private static final int NOTHING = -1;

  /** A node's two records: another node's number, or an offset in the data below -1. */
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {NOTHING, NOTHING}));

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** Adds an IPv4 network with a city and a country, each with an English and a French name. */
  public PlaceFile with(String network, int bits, Map<String, Object> record) {
    int offset = data.size();
    write(data, record);
    byte[] address = new byte[16];
    System.arraycopy(InetAddress.ofLiteral(network).getAddress(), 0, address, 12, 4);
    int node = 0;
    int last = 96 + bits - 1;
    for (int bit = 0; bit < last; bit++) {
      int side = bit(address, bit);
      if (nodes.get(node)[side] == NOTHING) {
        nodes.get(node)[side] = nodes.size();
        nodes.add(new int[] {NOTHING, NOTHING});
      }
      node = nodes.get(node)[side];
    }
    nodes.get(node)[bit(address, last)] = -2 - offset;
    return this;
  }

  /** A record as GeoLite2-City has it, with the members that matter here. */
  public static Map<String, Object> city(
      String english, String french, String country, String pays) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("city", Map.of("names", Map.of("en", english, "fr", french)));
    record.put("country", Map.of("names", Map.of("en", country, "fr", pays)));
    return record;
  }

  public Path writeTo(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      record(out, node[0]);
      record(out, node[1]);
    }
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(MARKER);
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("binary_format_major_version", 2);
    about.put("binary_format_minor_version", 0);
    about.put("build_epoch", 1_790_000_000);
    about.put("database_type", "Test-City");
    about.put("description", Map.of("en", "A test"));
    about.put("ip_version", 6);
    about.put("languages", List.of("en", "fr"));
    about.put("node_count", nodes.size());
    about.put("record_size", 24);
    write(out, about);
    try {
      return Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void record(ByteArrayOutputStream out, int value) {
    int stored =
        value == NOTHING
            ? nodes.size()
            : value < NOTHING ? nodes.size() + SEPARATOR + (-2 - value) : value;
    out.write(stored >> 16);
    out.write(stored >> 8);
    out.write(stored);
  }

  private static int bit(byte[] address, int bit) {
    return address[bit / 8] >> (7 - bit % 8) & 1;
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        control(out, 2, bytes.length);
        out.writeBytes(bytes);
      }
      case Integer number -> {
        control(out, 6, Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
          out.write(number >> shift);
        }
      }
      case Map<?, ?> map -> {
        control(out, 7, map.size());
        map.forEach((name, member) -> {
          write(out, name);
          write(out, member);
        });
      }
      case List<?> list -> {
        // An extended type: its number less seven stands in the next byte.
        out.write(list.size());
        out.write(11 - 7);
        list.forEach(item -> write(out, item));
      }
      default -> throw new IllegalArgumentException(value.getClass().toString());
    }
  }

  /** Sizes below 29 stand in the control byte itself, those below 285 in the next. */
  private static void control(ByteArrayOutputStream out, int type, int size) {
    if (size < 29) {
      out.write(type << 5 | size);
    } else {
      out.write(type << 5 | 29);
      out.write(size - 29);
    }
  }
}
