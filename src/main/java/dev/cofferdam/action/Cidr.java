package dev.cofferdam.action;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * A block of addresses, as network ACLs, routes and firewalls name it.
 *
 * @param text as AWS writes it: the network's first address
 */
public record Cidr(String text, InetAddress network, int prefix) {
    /** @throws ActionException when it is none, or has bits beyond its prefix, which EC2 would silently cut off */
    public static Cidr of(String text) {
        var parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                var cidr = new Cidr(text, InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
                if (cidr.isWhole()) return cidr;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(text, e);
        }
        throw invalid(text, null);
    }

    /**
     * As {@link #of}, or of a single address: {@code 203.0.113.7} is {@code 203.0.113.7/32}.
     *
     * @throws ActionException when it is neither
     */
    public static Cidr ofAddress(String text) {
        return of(text.contains("/") ? text : text + (text.contains(":") ? "/128" : "/32"));
    }

    public boolean isIpv6() {
        return network instanceof Inet6Address;
    }

    /** Whether every address of the other is one of this. */
    public boolean covers(Cidr other) {
        return isIpv6() == other.isIpv6()
                && prefix <= other.prefix
                && Arrays.equals(masked(network.getAddress(), prefix), masked(other.network.getAddress(), prefix));
    }

    /** Whether they have any address in common. */
    public boolean overlaps(Cidr other) {
        return covers(other) || other.covers(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr cidr && prefix == cidr.prefix && network.equals(cidr.network);
    }

    @Override
    public int hashCode() {
        return 31 * network.hashCode() + prefix;
    }

    @Override
    public String toString() {
        return text;
    }

    private boolean isWhole() {
        var address = network.getAddress();
        return prefix >= 0 && prefix <= address.length * 8 && Arrays.equals(address, masked(address, prefix));
    }

    private static byte[] masked(byte[] address, int prefix) {
        var masked = address.clone();
        for (var bit = prefix; bit < masked.length * 8; bit++) masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        return masked;
    }

    private static ActionException invalid(String text, @org.jspecify.annotations.Nullable Throwable cause) {
        var message =
                "%s is no block of addresses. Write the network's first address and its length: 203.0.113.0/24, 203.0.113.7/32 or 2001:db8::/64."
                        .formatted(text);
        return cause == null
                ? new ActionException("InvalidInput", message)
                : new ActionException("InvalidInput", message, cause);
    }
}
