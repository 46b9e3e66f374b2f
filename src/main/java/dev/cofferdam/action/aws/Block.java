package dev.cofferdam.action.aws;

import java.net.InetAddress;
import java.util.Optional;

/** A block of addresses, as {@code 10.0.0.0/16}. */
final class Block {
    private final byte[] address;
    private final int length;

    private Block(byte[] address, int length) {
        this.address = address;
        this.length = length;
    }

    /** Empty for what is no block: a prefix list. */
    static Optional<Block> of(String text) {
        var slash = text.indexOf('/');
        if (slash < 0 || !text.matches("[0-9a-fA-F.:]+/\\d{1,3}")) return Optional.empty();
        return Optional.of(new Block(
                InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                Integer.parseInt(text.substring(slash + 1))));
    }

    boolean holds(String ip) {
        var other = InetAddress.ofLiteral(ip).getAddress();
        if (other.length != address.length) return false;
        for (var bit = 0; bit < length; bit++) if (bit(address, bit) != bit(other, bit)) return false;
        return true;
    }

    boolean isEverywhere() {
        return length == 0;
    }

    private static int bit(byte[] of, int bit) {
        return of[bit / 8] >> (7 - bit % 8) & 1;
    }
}
