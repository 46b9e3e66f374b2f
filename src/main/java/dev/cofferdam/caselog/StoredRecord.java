package dev.cofferdam.caselog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record byte for byte as it is stored, which is what its hashes are of, and the line of text that carries it outside
 * of a case. The line is a JSON object: {@code envelope} and {@code body} are strings whose UTF-8 is those bytes,
 * {@code salt} and {@code hash} lower-case hex. Immutable by agreement.
 */
public final class StoredRecord {
    /** More bytes than any record's line has: what is longer is nothing that this program wrote. */
    public static final int LONGEST_LINE = 64 << 20;

    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper LINES = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_LINE)
                            .build())
                    .build())
            .build();

    final byte[] envelope;
    final byte[] body;
    final byte[] salt;
    final byte[] hash;

    StoredRecord(byte[] envelope, byte[] body, byte[] salt, byte[] hash) {
        this.envelope = envelope;
        this.body = body;
        this.salt = salt;
        this.hash = hash;
    }

    /** @throws IllegalArgumentException when it is no record's line */
    public static StoredRecord parse(String line) {
        try {
            var json = LINES.readTree(line);
            return new StoredRecord(utf8(json, "envelope"), utf8(json, "body"), hex(json, "salt"), hex(json, "hash"));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    /** Without a line end. */
    public String line() {
        return Json.object()
                .put("envelope", text(envelope))
                .put("body", text(body))
                .put("salt", HEX.formatHex(salt))
                .put("hash", HEX.formatHex(hash))
                .toString();
    }

    /** Its type, without reading all of it; empty where what stands there is no record. */
    public String type() {
        return Links.of(envelope).map(Links::type).orElse("");
    }

    /** What it says. */
    public LogRecord read() {
        try {
            return RecordFormat.record(Json.MAPPER.readTree(envelope), (ObjectNode) Json.MAPPER.readTree(body), hash);
        } catch (RuntimeException e) {
            throw new CaseLogException("A record cannot be read: what stands there is none.", e);
        }
    }

    private static byte[] utf8(JsonNode json, String name) {
        return string(json, name).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(JsonNode json, String name) {
        return HEX.parseHex(string(json, name));
    }

    private static String string(JsonNode json, String name) {
        if (!json.path(name).isString()) throw new IllegalArgumentException("it has no " + name);
        return json.path(name).stringValue();
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CaseLogException("A record is not UTF-8: it was damaged. 'case verify' tells which.", e);
        }
    }
}
