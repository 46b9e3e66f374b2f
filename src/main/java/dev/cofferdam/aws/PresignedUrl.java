package dev.cofferdam.aws;

import java.util.Map;
import java.util.TreeMap;

/**
 * An address by which whoever has it may do one thing for a while: as good as a password. It is shown nowhere; who
 * hands it on asks for it by {@link #reveal}. Immutable.
 */
public final class PresignedUrl {
    private final String address;
    private final Map<String, String> headers;

    /** @param headers that are signed with it, and have to be sent; without the host */
    PresignedUrl(String address, Map<String, String> headers) {
        this.address = address;
        this.headers = Map.copyOf(headers);
    }

    /** The address itself. It must reach no record, plan, output, evidence or screen. */
    public String reveal() {
        return address;
    }

    /** What has to be sent with it, sorted by name; no secrets. */
    public Map<String, String> headers() {
        return new TreeMap<>(headers);
    }

    @Override
    public String toString() {
        return "[pre-signed address, not shown]";
    }
}
