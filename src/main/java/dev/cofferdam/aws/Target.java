package dev.cofferdam.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The account that a run acts on, as it is named on the command line and in {@code run.started}. */
public sealed interface Target {
    /** The embedded simulated account, from a scenario. */
    record Range(String scenario) implements Target {
        @Override
        public String toString() {
            return "range:" + scenario;
        }
    }

    /** An AWS-compatible server at an address. */
    record Endpoint(URI url, String region) implements Target {
        @Override
        public String toString() {
            return "endpoint:" + url + "," + region;
        }
    }

    /** A profile of the AWS configuration files. */
    record Profile(String name, @Nullable String region) implements Target {
        @Override
        public String toString() {
            return "profile:" + name + (region == null ? "" : "," + region);
        }
    }

    /**
     * Reads {@code range:SCENARIO}, {@code endpoint:URL[,REGION]} (region {@code us-east-1} unless given) or
     * {@code profile:NAME[,REGION]}.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static Target parse(String text) {
        var matcher = Pattern.compile("(range|endpoint|profile):([^,]+)(?:,([a-z0-9-]+))?")
                .matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a target: " + text + " (range:SCENARIO, endpoint:URL[,REGION] or profile:NAME[,REGION])");
        }
        var value = matcher.group(2);
        var region = matcher.group(3);
        return switch (matcher.group(1)) {
            case "range" -> {
                if (region != null) throw new IllegalArgumentException("a range takes no region: " + text);
                yield new Range(value);
            }
            case "endpoint" -> new Endpoint(url(value), region == null ? "us-east-1" : region);
            default -> new Profile(value, region);
        };
    }

    private static URI url(String text) {
        try {
            var url = new URI(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())))
                return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address: " + text + " (" + e.getReason() + ")", e);
        }
        throw new IllegalArgumentException("not an http or https address: " + text);
    }
}
