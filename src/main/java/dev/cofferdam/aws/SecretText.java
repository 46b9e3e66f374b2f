package dev.cofferdam.aws;

import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Finds secrets inside texts: in JSON that is carried as a string, in signed addresses, in PEM private keys. */
final class SecretText {
    private static final Pattern SIGNATURE =
            Pattern.compile("(?i)((?:X-Amz-(?:Signature|Security-Token|Credential)|Signature)=)[^&\\s\"']+");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)");
    private static final List<String> NAMES = List.of("Name", "name", "Key", "key", "ParameterKey");
    private static final List<String> VALUES =
            List.of("Value", "value", "Values", "values", "ParameterValue", "ParameterValues");

    private SecretText() {}

    static String clean(String text) {
        var json = parsed(text);
        if (json != null && clean(json)) return json.toString();
        var unsigned = SIGNATURE.matcher(text).replaceAll("$1" + SdkJson.REDACTED);
        return PRIVATE_KEY.matcher(unsigned).replaceAll(SdkJson.REDACTED);
    }

    /** Redacts in place; tells whether there was anything to redact. */
    static boolean clean(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> cleanObject(object);
            case ArrayNode array -> {
                var found = false;
                for (var item : array) found |= clean(item);
                yield found;
            }
            default -> false;
        };
    }

    /** A pair as {@code {Name: DB_PASSWORD, Value: …}} tells its member's name in a value. */
    static boolean cleanPair(ObjectNode object) {
        if (NAMES.stream().noneMatch(n -> SensitiveNames.secret(object.path(n).asString("")))) return false;
        var values = VALUES.stream().filter(object::has).toList();
        values.forEach(v -> object.put(v, SdkJson.REDACTED));
        return !values.isEmpty();
    }

    /**
     * A value whose name is that of a secret. Whether there is one is told, and of a structure what is
     * {@link SensitiveNames#about} it.
     */
    static JsonNode ofSecret(String name, JsonNode value) {
        return switch (value) {
            case BooleanNode flag -> flag;
            case ObjectNode object
            when !SensitiveNames.whole(name) -> {
                for (var member : List.copyOf(object.propertyNames())) {
                    var held = object.get(member);
                    if (held.isContainer() || held.isBoolean()) object.set(member, ofSecret(member, held));
                    else if (!held.isNull() && !SensitiveNames.about(member)) object.put(member, SdkJson.REDACTED);
                }
                yield object;
            }
            case ArrayNode array
            when !SensitiveNames.whole(name) -> {
                for (var i = 0; i < array.size(); i++) array.set(i, ofSecret(name, array.get(i)));
                yield array;
            }
            default -> StringNode.valueOf(SdkJson.REDACTED);
        };
    }

    private static boolean cleanObject(ObjectNode object) {
        var found = cleanPair(object);
        for (var name : List.copyOf(object.propertyNames())) {
            var value = object.get(name);
            if (SensitiveNames.secret(name) && !value.isNull()) {
                clean(value);
                object.set(name, ofSecret(name, value));
                found = true;
            } else if (value.isString()) {
                var cleaned = clean(value.asString());
                if (!cleaned.equals(value.asString())) {
                    object.put(name, cleaned);
                    found = true;
                }
            } else {
                found |= clean(value);
            }
        }
        return found;
    }

    private static @Nullable JsonNode parsed(String text) {
        var start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) return null;
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException _) {
            return null;
        }
    }
}
