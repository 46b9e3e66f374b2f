package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Held against another implementation of RFC 8785. */
class CanonicalJsonTest {
    private final Random random = new Random(8785);

    @Test
    void agreesWithTheReferenceOnRandomDocuments() throws Exception {
        for (var i = 0; i < 2_000; i++) {
            var document = object(4);
            var ours = new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8);
            assertThat(ours)
                    .isEqualTo(new JsonCanonicalizer(Json.MAPPER.writeValueAsString(document)).getEncodedString());
        }
    }

    private JsonNode any(int depth) {
        var json = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> json.numberNode(random.nextLong(1L << 53) * (random.nextBoolean() ? 1 : -1));
            case 1 -> json.numberNode(Double.longBitsToDouble(random.nextLong(0x7FE0_0000_0000_0000L)));
            case 2 -> json.numberNode(random.nextInt(100) / 4.0);
            case 3 -> json.booleanNode(random.nextBoolean());
            case 4 -> json.nullNode();
            case 5 -> json.stringNode(text());
            case 6 -> object(depth - 1);
            default -> {
                var array = json.arrayNode();
                for (var i = random.nextInt(4); i > 0; i--) array.add(any(depth - 1));
                yield array;
            }
        };
    }

    private JsonNode object(int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var i = random.nextInt(6); i > 0; i--) object.set(text(), any(depth - 1));
        return object;
    }

    private String text() {
        var text = new StringBuilder();
        for (var i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> 0x20 + random.nextInt(0x60);
                        case 2 -> 0xA0 + random.nextInt(0xD000);
                        default -> 0x1F300 + random.nextInt(0x300);
                    });
        }
        return text.toString();
    }
}
