package dev.cofferdam.action;

import dev.cofferdam.action.EarlierCall.Outcome;
import dev.cofferdam.caselog.LogRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Gathers the changing calls of one operation from records. For one reading. */
public final class EarlierCalls implements Consumer<LogRecord> {
    private final String operation;
    private final Map<Long, EarlierCall> bySeq = new LinkedHashMap<>();

    /** @param operation as in IAM: {@code sns:Publish} */
    public EarlierCalls(String operation) {
        this.operation = operation;
    }

    /** Each record of the step, in order. */
    @Override
    public void accept(LogRecord record) {
        var call = record.content().aws();
        if (call == null || !operation.equals(call.service() + ":" + call.operation())) return;
        var body = record.content().body();
        switch (record.type()) {
            case "aws.intended" ->
                bySeq.put(
                        record.seq(),
                        new EarlierCall(record.eventTime(), body.path("request"), Outcome.IN_DOUBT, null));
            case "aws.answered" ->
                bySeq.computeIfPresent(
                        body.path("intended").asLong(),
                        (_, begun) -> new EarlierCall(
                                begun.sent(),
                                begun.request(),
                                outcome(body.path("outcome").asString()),
                                body.get("response")));
            default -> {
                // reads do not matter
            }
        }
    }

    private static Outcome outcome(String recorded) {
        return switch (recorded) {
            case "succeeded" -> Outcome.SUCCEEDED;
            case "failed" -> Outcome.FAILED;
            default -> Outcome.IN_DOUBT;
        };
    }

    /** In the order in which they were sent. */
    public List<EarlierCall> all() {
        return List.copyOf(bySeq.values());
    }
}
