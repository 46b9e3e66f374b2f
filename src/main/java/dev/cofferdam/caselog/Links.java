package dev.cofferdam.caselog;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What the check of a log needs of an envelope. Read token by token, because a tree of each of a million envelopes is
 * most of the time that the check takes.
 *
 * @param seq -1 where there is none
 * @param eventTime as it is written there
 * @param previous the hash of the record before it, lower-case hex
 */
record Links(
        long seq,
        String previous,
        String dataHash,
        String type,
        @Nullable String runId,
        @Nullable String stepId,
        String eventTime,
        @Nullable EvidenceRef evidence) {

    /** Empty when the bytes are not an envelope. */
    static Optional<Links> of(byte[] envelope) {
        try (var parser = Json.MAPPER.createParser(envelope)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return Optional.empty();
            return Optional.of(read(parser));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Links read(JsonParser parser) {
        var seq = -1L;
        var previous = "";
        var dataHash = "";
        var type = "";
        String runId = null;
        String stepId = null;
        var eventTime = "";
        EvidenceRef evidence = null;
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "seq" -> seq = parser.getLongValue();
                case "prev_hash" -> previous = parser.getString();
                case "data_hash" -> dataHash = parser.getString();
                case "type" -> type = parser.getString();
                case "run_id" -> runId = parser.getString();
                case "step_id" -> stepId = parser.getString();
                case "event_time" -> eventTime = parser.getString();
                case "evidence" -> evidence = parser.readValueAs(EvidenceRef.class);
                default -> parser.skipChildren();
            }
        }
        if (!isHash(previous)) throw new IllegalArgumentException("not chained to anything");
        return new Links(seq, previous, dataHash, type, runId, stepId, eventTime, evidence);
    }

    private static boolean isHash(String text) {
        return text.length() == 64 && text.chars().allMatch(HexFormat::isHexDigit);
    }
}
