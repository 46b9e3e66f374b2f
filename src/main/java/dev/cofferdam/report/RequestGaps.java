package dev.cofferdam.report;

import dev.cofferdam.aws.SdkJson;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of a recorded request is not in the log, by the marks that {@link SdkJson} leaves in it. */
final class RequestGaps {
    private static final String TOO_DEEP = "[nested too deep]";
    private static final Pattern CUT = Pattern.compile("(?s).*… \\[[^\\]]{1,30} characters, SHA-256 [0-9a-f]{64}]");
    /** Names come from the account too, and a comment line must stay one. */
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9_.:/ -]");

    private static final int MOST_TOLD = 8;

    private final List<String> gaps = new ArrayList<>();
    private final boolean withoutRequest;

    RequestGaps(JsonNode request) {
        var shortened = request.path("shortened_from_characters");
        withoutRequest = !(request instanceof ObjectNode) || shortened.isIntegralNumber();
        if (shortened.isIntegralNumber()) {
            add("the request had " + shortened.longValue() + " characters and is not in the log");
        } else if (withoutRequest) {
            add("the request is not in the log");
        } else {
            look("", request);
        }
    }

    void add(String gap) {
        gaps.add(UNUSUAL.matcher(gap).replaceAll("?"));
    }

    boolean isEmpty() {
        return gaps.isEmpty();
    }

    /** Whether nothing of the request is there. */
    boolean withoutRequest() {
        return withoutRequest;
    }

    /** Plain letters in one line. */
    String words() {
        var told = String.join(", ", gaps.subList(0, Math.min(gaps.size(), MOST_TOLD)));
        return gaps.size() > MOST_TOLD ? told + " and " + (gaps.size() - MOST_TOLD) + " more" : told;
    }

    private void look(String path, JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (isDigest(object)) {
                add(path + " is " + object.path("bytes").asString() + " bytes that are not in the log");
            } else {
                object.propertyStream()
                        .forEach(p -> look(path.isEmpty() ? p.getKey() : path + "." + p.getKey(), p.getValue()));
            }
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) look(path + "." + i, node.get(i));
        } else if (node.isString()) {
            var text = node.stringValue();
            if (text.contains(SdkJson.REDACTED)) add(path + " is a secret and not in the log");
            else if (text.equals(TOO_DEEP)) add(path + " is nested too deep for the log");
            else if (CUT.matcher(text).matches()) add(path + " was cut in the log");
        }
    }

    private static boolean isDigest(ObjectNode object) {
        return object.size() == 2
                && object.path("bytes").isIntegralNumber()
                && object.path("sha256").asString("").length() == 64;
    }
}
