package dev.cofferdam.caselog;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON in its canonical form. Source: RFC 8785. Whole numbers beyond 2^53, which that form cannot hold, are
 * written as strings, and half a surrogate pair as U+FFFD: a log must take what it is given.
 */
public final class CanonicalJson {
    private static final long EXACT = 1L << 53;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /** UTF-8. */
    public static byte[] bytes(JsonNode node) {
        var out = new StringBuilder(512);
        write(node, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, out);
            case ARRAY -> array(node, out);
            case STRING -> string(node.stringValue(), out);
            case NUMBER -> number(node, out);
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL, MISSING -> out.append("null");
            case BINARY, POJO -> string(node.asString(), out);
        }
    }

    private static void object(JsonNode node, StringBuilder out) {
        // String's order is by UTF-16 code units, which is the order that the RFC asks for
        var sorted = new TreeMap<String, JsonNode>();
        node.properties().forEach(p -> sorted.put(p.getKey(), p.getValue()));
        var between = '{';
        for (var property : sorted.entrySet()) {
            out.append(between);
            string(property.getKey(), out);
            out.append(':');
            write(property.getValue(), out);
            between = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode node, StringBuilder out) {
        out.append('[');
        for (var i = 0; i < node.size(); i++) {
            if (i > 0) out.append(',');
            write(node.get(i), out);
        }
        out.append(']');
    }

    private static void number(JsonNode node, StringBuilder out) {
        if (node.isIntegralNumber()) {
            var exact = node.canConvertToLong() && Math.abs(node.longValue()) <= EXACT;
            if (exact) out.append(node.longValue());
            else string(node.asString(), out);
            return;
        }
        var value = node.doubleValue();
        try {
            out.append(NumberToJSON.serializeNumber(value));
        } catch (java.io.IOException e) {
            // not a number, or infinite: JSON has no word for it
            string(Double.toString(value), out);
        }
    }

    static void string(String text, StringBuilder out) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        out.append(Character.isSurrogate(c) ? '\uFFFD' : c);
                    }
                }
            }
        }
        out.append('"');
    }
}
