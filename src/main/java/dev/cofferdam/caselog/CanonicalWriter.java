package dev.cofferdam.caselog;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON text from fields that its caller hands over in the order of RFC 8785, without the tree that
 * {@link CanonicalJson} needs to sort them. What is null is left out.
 */
final class CanonicalWriter {
    private final StringBuilder out;
    private boolean first = true;

    CanonicalWriter(StringBuilder out) {
        this.out = out;
    }

    CanonicalWriter begin() {
        out.append('{');
        first = true;
        return this;
    }

    CanonicalWriter end() {
        out.append('}');
        first = false;
        return this;
    }

    CanonicalWriter name(String name) {
        if (!first) out.append(',');
        first = false;
        out.append('"').append(name).append("\":");
        return this;
    }

    CanonicalWriter text(String name, @Nullable String value) {
        if (value != null) CanonicalJson.string(value, name(name).out);
        return this;
    }

    /** @param value within 2^53, as numbers in JSON are */
    CanonicalWriter number(String name, @Nullable Number value) {
        if (value != null) name(name).out.append(value.longValue());
        return this;
    }

    CanonicalWriter word(String name, Enum<?> value) {
        return text(name, value.name().toLowerCase(Locale.ROOT));
    }

    CanonicalWriter texts(String name, List<String> values) {
        name(name).out.append('[');
        for (var i = 0; i < values.size(); i++) {
            if (i > 0) out.append(',');
            CanonicalJson.string(values.get(i), out);
        }
        out.append(']');
        return this;
    }
}
