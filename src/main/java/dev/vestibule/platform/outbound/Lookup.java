package dev.vestibule.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface Lookup {
  /** As the machine is set up to. */
  Lookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * All addresses of a host.
   *
   * @throws UnknownHostException when there are none
   */
  List<InetAddress> of(String host) throws UnknownHostException;
}
