package dev.cofferdam.aws;

import dev.cofferdam.caselog.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The SDK's requests, responses and models as JSON without secrets: members as in the service's model
 * ({@code InstanceId}), absent ones left out, times as RFC 3339.
 *
 * <p>A secret is what the service's model marks sensitive, what has a name that tells it ({@code SessionToken},
 * {@code UserData}, {@code …Password}), every value of an {@code Environment}, private keys and signatures in texts,
 * and the same inside JSON that is carried as a string. Of a structure that is about a secret
 * ({@code MasterUserSecret}), ids, names, ARNs and states are kept. Addresses and e-mail are marked sensitive by some
 * models and kept: they are evidence. Bytes become their length and SHA-256. Stateless, thread-safe.
 */
public final class SdkJson {
    /** Stands in the place of a secret. */
    public static final String REDACTED = "[redacted]";

    private static final int BRIEF = 2_000;
    private static final int DEEPEST = 64;

    private final int longestText;

    private SdkJson(int longestText) {
        this.longestText = longestText;
    }

    /** Everything but secrets, for evidence. */
    public static ObjectNode of(SdkPojo model) {
        return new SdkJson(Integer.MAX_VALUE).object(model, 0);
    }

    /** As {@link #of}, with texts over 2,000 characters cut, for the log. */
    public static ObjectNode brief(SdkPojo model) {
        return new SdkJson(BRIEF).object(model, 0);
    }

    private ObjectNode object(SdkPojo model, int depth) {
        var json = Json.object();
        var sensitive = SensitiveMembers.of(model.getClass());
        for (var field : model.sdkFields()) {
            var name = field.memberName();
            var value = field.getValueOrDefault(model);
            if (absent(value) || ClientTokens.missing(field, model)) continue;
            var marked = sensitive.contains(name) && !SensitiveNames.evidence(name);
            json.set(name, marked ? StringNode.valueOf(REDACTED) : member(name, value, depth + 1));
        }
        SecretText.cleanPair(json);
        return json;
    }

    private JsonNode member(String name, Object value, int depth) {
        if (SensitiveNames.secret(name)) return secret(name, value, depth);
        if (SensitiveNames.environment(name) && !(value instanceof String)) return namesOnly(value, depth);
        return value(value, depth);
    }

    /** Bytes are not let through as their hash: whoever guesses a password can hash it. */
    private JsonNode secret(String name, Object value, int depth) {
        return switch (value) {
            case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
            case SdkPojo _, Map<?, ?> _, List<?> _ -> SecretText.ofSecret(name, value(value, depth));
            default -> StringNode.valueOf(REDACTED);
        };
    }

    private JsonNode value(Object value, int depth) {
        if (depth > DEEPEST) return StringNode.valueOf("[nested too deep]");
        var nodes = JsonNodeFactory.instance;
        return switch (value) {
            case SdkPojo model -> object(model, depth);
            case List<?> list -> {
                var array = nodes.arrayNode();
                list.forEach(item -> array.add(item == null ? nodes.nullNode() : value(item, depth + 1)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = Json.object();
                map.forEach((key, item) -> {
                    if (item != null) object.set(key.toString(), member(key.toString(), item, depth + 1));
                });
                yield object;
            }
            case SdkBytes bytes -> digest(bytes.asByteArrayUnsafe());
            case Document document -> document(document, depth);
            case Boolean flag -> nodes.booleanNode(flag);
            case Integer number -> nodes.numberNode(number);
            case Long number -> nodes.numberNode(number);
            case Short number -> nodes.numberNode(number.intValue());
            case Byte number -> nodes.numberNode(number.intValue());
            case Float number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            case BigInteger number -> nodes.numberNode(number);
            case BigDecimal number -> nodes.numberNode(number);
            default -> text(value.toString());
        };
    }

    /** A process's variables, whether a map or a list of pairs: every value goes, names stay. */
    private JsonNode namesOnly(Object value, int depth) {
        var redacted = StringNode.valueOf(REDACTED);
        if (depth > DEEPEST) return redacted;
        return switch (value) {
            case Map<?, ?> map -> {
                var object = Json.object();
                map.keySet().forEach(key -> object.set(key.toString(), redacted));
                yield object;
            }
            case List<?> list -> {
                var array = JsonNodeFactory.instance.arrayNode();
                list.forEach(item -> array.add(item == null ? redacted : namesOnly(item, depth + 1)));
                yield array;
            }
            case SdkPojo model -> {
                var object = Json.object();
                for (var field : model.sdkFields()) {
                    var item = field.getValueOrDefault(model);
                    if (absent(item)) continue;
                    var isName = field.memberName().equals("Name")
                            || field.memberName().equals("Key");
                    object.set(field.memberName(), isName ? text(item.toString()) : namesOnly(item, depth + 1));
                }
                yield object;
            }
            default -> redacted;
        };
    }

    private JsonNode document(Document document, int depth) {
        if (document.isNull()) return JsonNodeFactory.instance.nullNode();
        if (document.isMap()) return value(document.asMap(), depth);
        if (document.isList()) return value(document.asList(), depth);
        if (document.isBoolean()) return JsonNodeFactory.instance.booleanNode(document.asBoolean());
        return document.isNumber()
                ? JsonNodeFactory.instance.numberNode(document.asNumber().bigDecimalValue())
                : text(document.asString());
    }

    private JsonNode text(String text) {
        var clean = SecretText.clean(text);
        if (clean.length() <= longestText) return StringNode.valueOf(clean);
        return StringNode.valueOf("%s… [%,d characters, SHA-256 %s]"
                .formatted(
                        clean.substring(0, longestText / 10),
                        clean.length(),
                        sha256(clean.getBytes(StandardCharsets.UTF_8))));
    }

    private static JsonNode digest(byte[] bytes) {
        return Json.object().put("bytes", bytes.length).put("sha256", sha256(bytes));
    }

    private static boolean absent(Object value) {
        return value == null || value instanceof SdkAutoConstructList<?> || value instanceof SdkAutoConstructMap<?, ?>;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
